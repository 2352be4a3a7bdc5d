package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.tool.ToolContext;
import java.util.Optional;

/**
 * The sessions below one turn.
 *
 * @param session where the turn runs
 * @param agent who works there; empty for the bundle itself
 * @param desk what the turn works with
 * @param shared what it has in common with those whom it calls
 * @param lineage how its agent came to work
 */
record TurnSessions(Session session, Optional<Agent> agent, Desk desk, Shared shared, Lineage lineage)
        implements TurnAgents {

    @Override
    public TurnResult run(Work work, ToolContext.Call call, Cancellation cancellation) {
        if (lineage.depth() >= Lineage.MOST_DEPTH) {
            return refused(
                    "too_deep",
                    "Agents that call one another are " + Lineage.MOST_DEPTH
                            + " deep at most. Have the work done by the agent that is there.");
        }
        if (!shared.spending().admitSession()) {
            return refused(
                    "too_many_sessions",
                    "A turn has " + Spending.MOST_SESSIONS
                            + " sessions of recipes below it at most. Ask for less at once.");
        }
        Agent other = session.called(work.agent(), agent, desk).with(work.overrides());
        return session.under(Optional.of(other))
                .opened(other, work.preferences(), desk.under(cancellation), shared, lineage.child(other))
                .run(
                        desk,
                        work.instruction(),
                        call.putGroup(JsonNodeFactory.instance.objectNode().put("tool_call_id", call.id())));
    }

    @Override
    public Decision decide(Event event) {
        return desk.checkpoint().decide(event);
    }

    @Override
    public Approvals people() {
        return desk.people();
    }

    private TurnResult refused(String code, String message) {
        return new TurnResult.Failed(
                code, message, false, null, shared.spending().total());
    }
}
