package dev.amplifier.core.tool;

/**
 * What a tool answered.
 *
 * @param content text for the model
 * @param isError whether the call failed
 */
public record ToolResult(String content, boolean isError) {

    /** A good answer. */
    public static ToolResult ok(String content) {
        return new ToolResult(content, false);
    }

    /** A failure that the model may learn from. */
    public static ToolResult error(String content) {
        return new ToolResult(content, true);
    }
}
