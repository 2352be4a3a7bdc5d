package dev.amplifier.orchestrations.activity;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.session.TurnResult;

/** Runs agents. The host that holds the warm sessions implements it. Safe for use by several threads. */
public interface AgentRunner {

    /**
     * Runs one agent to its end; failures are results.
     *
     * @param people are asked what hooks want people to decide
     */
    TurnResult run(AgentInput input, EventSink events, Approvals people, Cancellation cancellation);
}
