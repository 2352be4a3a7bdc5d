package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CancelEvents;
import dev.amplifier.core.hook.CanonicalEvents;

/** The loop of both orchestrators, {@code loop-streaming} and {@code loop-basic}; they differ in what they tell of an answer that is being made. */
record AgentLoop(LoopOptions options) implements Orchestrator {

    @Override
    public String name() {
        return options.streaming() ? "loop-streaming" : "loop-basic";
    }

    @Override
    public TurnResult run(Turn turn) {
        turn.checkpoint().note(new Event(CanonicalEvents.EXECUTION_START, object().put("prompt", turn.prompt())));
        ObjectNode end = object().put("response", "").put("status", "error");
        try {
            TurnResult result = new LoopRun(name(), options, turn).run();
            switch (result) {
                case TurnResult.Answered answered ->
                    end.put("response", answered.text()).put("status", "completed");
                case TurnResult.Stopped stopped -> end.put("status", "cancelled");
                case TurnResult.Failed failed -> end.put("error", failed.message());
            }
            noteCancellation(turn, result);
            return result;
        } finally {
            turn.checkpoint().note(new Event(CanonicalEvents.EXECUTION_END, end));
        }
    }

    /** The turn's own thread asks the hooks, so that none is asked about two things at once; they hear of a request when the turn does. */
    private static void noteCancellation(Turn turn, TurnResult result) {
        Cancellation cancellation = turn.tooling().cancellation();
        Level level = cancellation.level();
        if (level != Level.NONE) {
            turn.checkpoint().note(CancelEvents.requested(level, cancellation.awaitedTools()));
            turn.checkpoint()
                    .note(CancelEvents.completed(
                            level, result instanceof TurnResult.Failed failed ? failed.message() : null));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
