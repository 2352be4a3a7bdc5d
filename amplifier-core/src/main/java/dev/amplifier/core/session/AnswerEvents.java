package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;

/** Turns what a provider says into events; indexes of blocks go on counting over all answers of a turn. For one thread. */
final class AnswerEvents implements AnswerListener {

    private final EventSink events;
    private final boolean streaming;
    private int before;
    private int blocks;
    private int offset;
    private Kind kind = Kind.TEXT;

    /** Tells these events of blocks while they are made, or only of whole ones. */
    AnswerEvents(EventSink events, boolean streaming) {
        this.events = events;
        this.streaming = streaming;
    }

    /** The answer is over; the next one's blocks begin to count behind it. */
    void nextAnswer() {
        before += blocks;
        blocks = 0;
    }

    @Override
    public void begin(int index, Kind what) {
        kind = what;
        offset = 0;
        blocks = Math.max(blocks, index + 1);
        if (streaming) {
            start(index);
        }
    }

    /** What a tool is called with is told with its end; a half of it is nothing to read. */
    @Override
    public void delta(int index, String text) {
        if (streaming && kind != Kind.TOOL_CALL) {
            emit(
                    kind == Kind.THINKING ? CanonicalEvents.THINKING_DELTA : CanonicalEvents.CONTENT_BLOCK_DELTA,
                    block(index).put("offset", offset).put("text", text));
            offset += text.length();
        }
    }

    @Override
    public void end(int index, Block block) {
        if (!streaming) {
            start(index);
        }
        ObjectNode data = block(index).put("type", wire());
        switch (block) {
            case Block.Text text -> data.put("text", text.text());
            case Block.Image image ->
                data.put("media_type", image.picture().kind().mediaType());
            case Block.Thinking thinking -> data.put("text", thinking.text());
            case Block.ToolCall call -> data.put("tool_name", call.name()).set("tool_input", call.input());
            case Block.ToolResult result -> data.put("text", result.content());
        }
        emit(kind == Kind.THINKING ? CanonicalEvents.THINKING_FINAL : CanonicalEvents.CONTENT_BLOCK_END, data);
    }

    @Override
    public void retry(int attempt, long waitMillis, String reason) {
        emit(
                CanonicalEvents.PROVIDER_RETRY,
                object().put("attempt", attempt).put("wait_ms", waitMillis).put("reason", reason));
    }

    private void start(int index) {
        emit(CanonicalEvents.CONTENT_BLOCK_START, block(index).put("type", wire()));
    }

    private void emit(String type, ObjectNode data) {
        events.emit(new Event(type, data));
    }

    private ObjectNode block(int index) {
        return object().put("index", before + index);
    }

    private String wire() {
        return switch (kind) {
            case TEXT -> "text";
            case THINKING -> "thinking";
            case TOOL_CALL -> "tool_call";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
