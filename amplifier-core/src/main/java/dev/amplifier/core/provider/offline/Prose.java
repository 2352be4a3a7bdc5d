package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Text that people can read, made from a text in which a recipe put lists and objects as JSON, each on a line of its own. */
final class Prose {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Prose() {}

    /** The text with its JSON lines told in words. */
    static String of(String text) {
        StringJoiner whole = new StringJoiner("\n");
        for (String line : text.lines().toList()) {
            whole.add(value(line).map(Prose::tell).orElse(line));
        }
        return whole.toString();
    }

    /** The lists and objects that stand in the text. */
    static List<JsonNode> values(String text) {
        List<JsonNode> values = new ArrayList<>();
        text.lines().forEach(line -> value(line).ifPresent(values::add));
        return values;
    }

    private static Optional<JsonNode> value(String line) {
        String stripped = line.strip();
        boolean likely = stripped.startsWith("[") && stripped.endsWith("]")
                || stripped.startsWith("{") && stripped.endsWith("}");
        if (!likely) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(stripped));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String tell(JsonNode value) {
        StringJoiner parts = new StringJoiner("\n\n");
        if (value.isObject()) {
            value.forEach(item -> parts.add(item.isContainerNode() ? tell(item) : item.asText()));
            return parts.toString();
        }
        StringJoiner lines = new StringJoiner("\n");
        value.forEach(item -> lines.add(item.isObject() ? "- " + fields(item) : item(item)));
        return lines.toString();
    }

    private static String item(JsonNode item) {
        String text = item.isContainerNode() ? tell(item) : item.asText();
        boolean paragraphs = text.contains("\n");
        return paragraphs ? "\n" + text : text.startsWith("- ") ? text : "- " + text;
    }

    private static String fields(JsonNode object) {
        StringJoiner fields = new StringJoiner("; ");
        object.fields().forEachRemaining(field -> {
            String text = field.getValue().isContainerNode()
                    ? tell(field.getValue()).replace("\n", " ")
                    : field.getValue().asText();
            if (!text.isBlank()) {
                fields.add(field.getKey() + ": " + text);
            }
        });
        return fields.toString();
    }
}
