package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something an agent may call. Implementations are safe for use by several threads; what belongs to a turn is in {@link ToolContext}. */
public interface Tool {

    /** Its name, in lower case with underscores. */
    String name();

    /** What it does and when to use it, for the model. */
    String description();

    /** JSON Schema of its input. */
    ObjectNode inputSchema();

    /**
     * Whether it may be called while other tools of the same answer are, itself too. One that works on a copy of the workspace and brings it back, as
     * programs do, may not: what the others did meanwhile would be unknown to it.
     */
    default boolean concurrent() {
        return true;
    }

    /**
     * Calls it. Bad input and expected failures are results, not exceptions.
     *
     * @param input what the model passed; may not fit the schema
     */
    ToolResult call(JsonNode input, ToolContext context);
}
