package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
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
                case TurnResult.Stopped stopped -> {
                    end.put("status", "cancelled");
                    turn.checkpoint().note(Event.of(CanonicalEvents.CANCEL_COMPLETED));
                }
                case TurnResult.Failed failed -> end.put("error", failed.message());
            }
            return result;
        } finally {
            turn.checkpoint().note(new Event(CanonicalEvents.EXECUTION_END, end));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
