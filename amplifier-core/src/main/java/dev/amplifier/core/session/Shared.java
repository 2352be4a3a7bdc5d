package dev.amplifier.core.session;

/**
 * What a turn and all the agents that are called in it have in common.
 *
 * @param request what the turn is to do
 * @param spending counts what all of them cost
 * @param sideBySide does their tool calls
 * @param called the sessions of the agents that were called
 */
record Shared(TurnRequest request, Spending spending, SideBySide sideBySide, SubSessions called) {

    static Shared of(TurnRequest request) {
        return new Shared(
                request,
                new Spending(request.maxCostUsd()),
                new SideBySide(SideBySide.MOST_AT_ONCE),
                new SubSessions());
    }
}
