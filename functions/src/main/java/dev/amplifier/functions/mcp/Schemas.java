package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.platform.contract.Json;
import java.util.Map;

/** Builds the schema of a tool's arguments. */
final class Schemas {

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

    private final ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");

    private Schemas() {}

    static Schemas object() {
        return new Schemas();
    }

    /** The fields of an object; empty for anything else. */
    static Map<String, JsonNode> values(JsonNode object) {
        return object.isObject() ? Json.mapper().convertValue(object, VALUES) : Map.of();
    }

    Schemas text(String name, String description, int longest) {
        property(name, "string", description).put("maxLength", longest);
        return this;
    }

    Schemas oneOf(String name, String description, String... allowed) {
        var values = property(name, "string", description).putArray("enum");
        for (String value : allowed) {
            values.add(value);
        }
        return this;
    }

    Schemas object(String name, String description) {
        property(name, "object", description);
        return this;
    }

    ObjectNode required(String... names) {
        var required = schema.put("additionalProperties", false).putArray("required");
        for (String name : names) {
            required.add(name);
        }
        return schema;
    }

    private ObjectNode property(String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }
}
