package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Schemas of tool inputs, and reading of what a model passed. */
final class Inputs {

    private Inputs() {}

    static ObjectNode schema(List<String> required) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties");
        required.forEach(schema.putArray("required")::add);
        return schema.put("additionalProperties", false);
    }

    static ObjectNode property(ObjectNode schema, String name, String type, String description) {
        return ((ObjectNode) schema.get("properties"))
                .putObject(name)
                .put("type", type)
                .put("description", description);
    }

    static Optional<String> text(JsonNode input, String name) {
        JsonNode value = input.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    static ToolResult missing(String name) {
        return ToolResult.error("the input lacks '" + name + "'");
    }
}
