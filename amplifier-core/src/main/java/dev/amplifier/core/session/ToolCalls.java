package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.RunningTool;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls the tools that a model wishes. Neighbours go together, each on a thread of its own, except that a call of a tool that is not
 * {@link Tool#concurrent} goes alone, after all before it and before all behind it. When the results are there, no call runs any more.
 */
final class ToolCalls {

    private static final ToolResult CANCELLED = ToolResult.error("the turn was cancelled before the tool was called");

    private final Turn turn;

    ToolCalls(Turn turn) {
        this.turn = turn;
    }

    /** Exactly one result for each call, in their order, whatever happens. */
    List<Block> answer(List<Block.ToolCall> calls) {
        return groups(calls).stream().flatMap(this::together).toList();
    }

    private List<List<Block.ToolCall>> groups(List<Block.ToolCall> calls) {
        List<List<Block.ToolCall>> groups = new ArrayList<>();
        boolean open = false;
        for (Block.ToolCall call : calls) {
            Tool tool = turn.tools().get(call.name());
            boolean joins = tool == null || tool.concurrent();
            if (!open || !joins) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(call);
            open = joins;
        }
        return groups;
    }

    /** A lone call needs no thread of its own. */
    private Stream<Block> together(List<Block.ToolCall> calls) {
        if (calls.size() == 1) {
            Block.ToolCall call = calls.getFirst();
            return Stream.of(result(call, answered(call, new ToolContext.Call(call.id(), null))));
        }
        String group = UUID.randomUUID().toString();
        AtomicReferenceArray<ToolResult> results = new AtomicReferenceArray<>(calls.size());
        List<Runnable> pieces = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int place = i;
            Block.ToolCall call = calls.get(i);
            pieces.add(() -> results.set(place, answered(call, new ToolContext.Call(call.id(), group))));
        }
        turn.sideBySide().run(pieces);
        return IntStream.range(0, calls.size()).mapToObj(i -> {
            ToolResult result = results.get(i);
            return result(calls.get(i), result == null ? CANCELLED : result);
        });
    }

    private static Block result(Block.ToolCall call, ToolResult result) {
        return new Block.ToolResult(call.id(), result.content(), result.isError());
    }

    private ToolResult answered(Block.ToolCall call, ToolContext.Call place) {
        long begun = System.nanoTime();
        return told(call, place, called(call, place), begun);
    }

    private ToolResult called(Block.ToolCall call, ToolContext.Call place) {
        ObjectNode before = about(call, place);
        before.set("tool_input", call.input());
        Decision decision = turn.checkpoint().decide(new Event(CanonicalEvents.TOOL_PRE, before));
        if (!turn.tooling().cancellation().proceedToNext()) {
            return CANCELLED;
        }
        return switch (decision) {
            case Decision.Denied(String reason) -> ToolResult.error("the call was denied: " + reason);
            case Decision.Granted(ObjectNode data) -> {
                try (Cancellation.Running running =
                        turn.tooling().cancellation().running(new RunningTool(call.id(), call.name()))) {
                    yield called(call.name(), data.path("tool_input"), place);
                }
            }
        };
    }

    /** A tool that breaks must not take the turn with it. */
    private ToolResult called(String name, JsonNode input, ToolContext.Call place) {
        Tool tool = turn.tools().get(name);
        if (tool == null) {
            return ToolResult.error("there is no tool '" + name + "'; there are: "
                    + turn.tools().keySet());
        }
        try {
            return tool.call(input, turn.tooling().during(place));
        } catch (RuntimeException e) {
            return ToolResult.error("the tool failed inside: " + e.getClass().getSimpleName());
        }
    }

    private ToolResult told(Block.ToolCall call, ToolContext.Call place, ToolResult result, long begun) {
        Shown response = Shown.of(result.content());
        ObjectNode after = about(call, place)
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

    private static ObjectNode about(Block.ToolCall call, ToolContext.Call place) {
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("tool_call_id", call.id())
                .put("tool_name", call.name());
        return place.putGroup(about);
    }
}
