package dev.amplifier.core.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.provider.AnswerListener.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts an answer's blocks together, one after another, and tells a listener as it goes. What is added while no block is open is left out.
 * Not safe for use by several threads.
 */
public final class BlockBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AnswerListener listener;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Kind open;
    private @Nullable String signature;
    private String callId = "";
    private String toolName = "";

    /** A builder that tells this listener. */
    public BlockBuilder(AnswerListener listener) {
        this.listener = listener;
    }

    /** Opens a text block and ends the one before. */
    public void beginText() {
        begin(Kind.TEXT);
    }

    /** Opens a block of thoughts and ends the one before. */
    public void beginThinking() {
        begin(Kind.THINKING);
    }

    /** Opens a tool call and ends the block before. */
    public void beginToolCall(String id, String name) {
        begin(Kind.TOOL_CALL);
        callId = id;
        toolName = name;
    }

    /** The kind of the open block; null if none is open. */
    public @Nullable Kind open() {
        return open;
    }

    /** More of the open block's text, or of its tool input as JSON text. */
    public void add(String more) {
        if (open != null && !more.isEmpty()) {
            text.append(more);
            listener.delta(blocks.size(), more);
        }
    }

    /** The provider's seal on the open block's thoughts. */
    public void sign(String seal) {
        signature = seal;
    }

    /** Ends the open block, if there is one. */
    public void end() {
        Kind kind = open;
        if (kind == null) {
            return;
        }
        open = null;
        Block block = switch (kind) {
            case TEXT -> new Block.Text(text.toString());
            case THINKING -> new Block.Thinking(text.toString(), signature);
            case TOOL_CALL -> new Block.ToolCall(callId, toolName, input());
        };
        listener.end(blocks.size(), block);
        blocks.add(block);
    }

    /** All blocks that have ended. */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    private void begin(Kind kind) {
        end();
        text.setLength(0);
        signature = null;
        open = kind;
        listener.begin(blocks.size(), kind);
    }

    /** What is not JSON is passed on as text, for the tool to refuse. */
    private JsonNode input() {
        if (text.toString().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text.toString());
        }
    }
}
