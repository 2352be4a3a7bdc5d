package dev.amplifier.local.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that are nearly what a schema of the document wants. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONE_IN_ODD = 18;

    private final JsonNode document;
    private final KnownValues known;
    private final Random random;

    SchemaValues(JsonNode document, KnownValues known, Random random) {
        this.document = document;
        this.known = known;
        this.random = random;
    }

    /** A value for a field of this name. */
    JsonNode of(JsonNode schemaOrReference, String name) {
        if (random.nextInt(ONE_IN_ODD) == 0) {
            return odd();
        }
        JsonNode schema = resolved(schemaOrReference);
        if (schema.has("const")) {
            return schema.get("const");
        }
        for (String choices : List.of("enum", "oneOf", "anyOf")) {
            JsonNode all = schema.path(choices);
            if (!all.isEmpty()) {
                JsonNode chosen = all.get(random.nextInt(all.size()));
                return choices.equals("enum") ? chosen : of(chosen, name);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, name);
            case "array" -> array(schema, name);
            case "integer", "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.textNode(text(schema, name));
            default -> odd();
        };
    }

    /** What a reference points to, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? resolved(document.at(schema.get("$ref").asText().substring(1)))
                : schema;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    }

    private ObjectNode object(JsonNode schema, String name) {
        ObjectNode object = NODES.objectNode();
        if (name.equals("params")) {
            object.put("name", known.of("tool", random));
            object.set("arguments", arguments());
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            boolean wanted = required.contains(field.getKey()) ? random.nextInt(25) > 0 : random.nextInt(3) == 0;
            if (wanted) {
                object.set(field.getKey(), of(field.getValue(), field.getKey()));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            object.set("notes.md", of(schema.get("additionalProperties"), "notes"));
            object.set(OddTexts.any(OddTexts.TEXTS, random), of(schema.get("additionalProperties"), "odd"));
        }
        if (random.nextInt(25) == 0) {
            object.set(OddTexts.any(OddTexts.TEXTS, random), odd());
        }
        return object;
    }

    private ObjectNode arguments() {
        ObjectNode arguments = NODES.objectNode();
        arguments.put("execution_id", known.execution());
        arguments.set(OddTexts.any(List.of("stage", "text", "who", "decision", "unknown"), random), odd());
        return arguments;
    }

    private ArrayNode array(JsonNode schema, String name) {
        ArrayNode array = NODES.arrayNode();
        int most = random.nextInt(20) == 0 ? 300 : 3;
        for (int i = random.nextInt(most); i > 0; i--) {
            array.add(of(schema.path("items"), name));
        }
        return array;
    }

    private JsonNode number(JsonNode schema) {
        long lowest = schema.path("minimum").asLong(0);
        long highest = schema.path("maximum").asLong(1_000);
        return switch (random.nextInt(6)) {
            case 0 -> NODES.numberNode(lowest - 1);
            case 1 -> NODES.numberNode(highest + 1);
            case 2 -> NODES.numberNode(lowest);
            case 3 -> NODES.numberNode(highest);
            default -> NODES.numberNode(lowest + random.nextInt(10));
        };
    }

    private String text(JsonNode schema, String name) {
        String fitting = known.of(name, random);
        if (fitting != null && random.nextInt(8) > 0) {
            return fitting;
        }
        int longest = schema.path("maxLength").asInt(100);
        return switch (random.nextInt(6)) {
            case 0 -> "x".repeat(Math.min(longest, 200_000) + 1);
            case 1 -> "é".repeat(Math.min(longest, 50_000));
            case 2 -> OddTexts.any(OddTexts.TEXTS, random);
            default -> "hello";
        };
    }

    private JsonNode odd() {
        return random.nextBoolean()
                ? NODES.textNode(OddTexts.any(OddTexts.TEXTS, random))
                : parsed(OddTexts.any(OddTexts.VALUES, random));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
