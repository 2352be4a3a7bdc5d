package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tools of one kind, as far as the caller may use them. */
interface Toolbox {

    /** The shape of a tool's schema in the protocol's records. */
    TypeReference<Map<String, Object>> SCHEMA = new TypeReference<>() {};

    /** The tools for this turn. */
    List<Usable> tools(Turn turn);

    /**
     * A tool and what it does.
     *
     * @param tool as it is listed
     * @param use given arguments that fit its schema; throws {@link dev.amplifier.functions.http.Problem} if it can't be done
     */
    record Usable(Tool tool, Function<JsonNode, CallToolResult> use) {

        /** A tool with this schema for its arguments. */
        static Usable of(
                String name,
                String title,
                String description,
                JsonNode schema,
                Function<JsonNode, CallToolResult> use) {
            Tool tool = Tool.builder(name, Json.mapper().convertValue(schema, SCHEMA))
                    .title(title)
                    .description(description)
                    .build();
            return new Usable(tool, use);
        }
    }
}
