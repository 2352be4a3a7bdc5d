package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls the tools that a model wishes, one after another, so that a call finds what those before it did. */
final class ToolCalls {

    private final Turn turn;

    ToolCalls(Turn turn) {
        this.turn = turn;
    }

    /** Exactly one result for each call, in their order, whatever happens. */
    List<Block> answer(List<Block.ToolCall> calls) {
        List<Block> results = new ArrayList<>();
        for (Block.ToolCall call : calls) {
            long begun = System.nanoTime();
            ToolResult result = told(call, called(call), begun);
            results.add(new Block.ToolResult(call.id(), result.content(), result.isError()));
        }
        return results;
    }

    private ToolResult called(Block.ToolCall call) {
        ObjectNode before = about(call);
        before.set("tool_input", call.input());
        Decision decision = turn.checkpoint().decide(new Event(CanonicalEvents.TOOL_PRE, before));
        if (!turn.tooling().cancellation().proceed()) {
            return ToolResult.error("the turn was cancelled before the tool was called");
        }
        return switch (decision) {
            case Decision.Denied(String reason) -> ToolResult.error("the call was denied: " + reason);
            case Decision.Granted(ObjectNode data) -> called(call.name(), data.path("tool_input"));
        };
    }

    /** A tool that breaks must not take the turn with it. */
    private ToolResult called(String name, JsonNode input) {
        Tool tool = turn.tools().get(name);
        if (tool == null) {
            return ToolResult.error("there is no tool '" + name + "'; there are: "
                    + turn.tools().keySet());
        }
        try {
            return tool.call(input, turn.tooling());
        } catch (RuntimeException e) {
            return ToolResult.error("the tool failed inside: " + e.getClass().getSimpleName());
        }
    }

    private ToolResult told(Block.ToolCall call, ToolResult result, long begun) {
        Shown response = Shown.of(result.content());
        ObjectNode after = about(call)
                .put("tool_response", response.text())
                .put("duration_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        if (result.isError()) {
            turn.checkpoint().emit(new Event(CanonicalEvents.TOOL_ERROR, after));
            return result;
        }
        return switch (turn.checkpoint().decide(new Event(CanonicalEvents.TOOL_POST, after))) {
            case Decision.Granted(ObjectNode data) -> ToolResult.ok(response.changedTo(data.path("tool_response")));
            case Decision.Denied(String reason) -> ToolResult.error("the result is withheld: " + reason);
        };
    }

    private static ObjectNode about(Block.ToolCall call) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tool_call_id", call.id())
                .put("tool_name", call.name());
    }
}
