package dev.amplifier.core.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A part of a message. */
public sealed interface Block {

    /** Plain text or Markdown. */
    record Text(String text) implements Block {}

    /** What a user shows. */
    record Image(Picture picture) implements Block {}

    /**
     * What a model thought before it spoke.
     *
     * @param signature the provider's seal, to be sent back unchanged; null if it gave none
     */
    record Thinking(String text, @Nullable String signature) implements Block {}

    /**
     * A wish to call a tool.
     *
     * @param id pairs it with its result
     */
    record ToolCall(String id, String name, JsonNode input) implements Block {}

    /**
     * What a tool answered.
     *
     * @param callId the call's id
     */
    record ToolResult(String callId, String content, boolean isError) implements Block {}
}
