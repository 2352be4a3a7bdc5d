package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.platform.contract.Json;
import java.util.Map;
import java.util.TreeMap;

/** What a recipe takes, as a JSON Schema made from the defaults in its context. */
public final class InputSchema {

    private InputSchema() {}

    /**
     * The schema of an object with the recipe's inputs. None is required, because each has a default. A default that is null or an empty text
     * says nothing about the type, so any is allowed.
     *
     * @param yaml a recipe without faults
     * @param preset values that go before the recipe's own defaults; empty if none
     */
    public static ObjectNode of(String yaml, Map<String, JsonNode> preset) {
        Map<String, JsonNode> inputs = new TreeMap<>();
        RecipeParser.parse(yaml).recipe().ifPresent(parsed -> inputs.putAll(parsed.context()));
        inputs.putAll(preset);
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        inputs.forEach((name, value) -> {
            ObjectNode property = properties.putObject(name);
            String type = type(value);
            if (!type.isEmpty()) {
                property.put("type", type);
            }
            property.set("default", value);
        });
        return schema;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case STRING -> value.asText().isEmpty() ? "" : "string";
            case NULL, MISSING, BINARY -> "";
        };
    }
}
