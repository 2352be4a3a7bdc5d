package dev.amplifier.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.json.JsonScanner.NotJsonException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds JSON in what agents and commands say. */
public final class JsonExtraction {

    private static final Pattern FENCE = Pattern.compile("```(?:json)?");

    /** Characters that a search may read for each character of the text, so that hostile text costs little. */
    private static final int READS_PER_CHARACTER = 4;

    private static final int READS_AT_LEAST = 100_000;

    private JsonExtraction() {}

    /** The value, if the whole text is one JSON value with nothing but white space around it; scalars count. */
    public static Optional<JsonNode> whole(String text) {
        String trimmed = text.strip();
        JsonScanner scanner = new JsonScanner(trimmed);
        try {
            JsonNode value = scanner.read(0);
            return scanner.position() == trimmed.length() ? Optional.of(value) : Optional.empty();
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }

    /**
     * The value that a text is or contains: the whole text, else the first fenced one, else the first list or map that is not empty,
     * else the first empty one. Empty if there is none.
     */
    public static Optional<JsonNode> search(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return whole(text).or(() -> fenced(text)).or(() -> bracketed(text));
    }

    /** What a result that is text stands for: the value found in it, else the text itself. */
    public static JsonNode orText(Optional<JsonNode> found, String text) {
        return found.orElseGet(() -> JsonNodeFactory.instance.textNode(text));
    }

    private static Optional<JsonNode> fenced(String text) {
        Matcher opening = FENCE.matcher(text);
        if (!opening.find()) {
            return Optional.empty();
        }
        int end = text.indexOf("```", opening.end());
        if (end < 0) {
            return Optional.empty();
        }
        JsonScanner scanner = new JsonScanner(text.substring(opening.end(), end).strip());
        try {
            return Optional.of(scanner.read(0)).filter(value -> !isEmptyContainer(value));
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> bracketed(String text) {
        JsonScanner scanner = new JsonScanner(text);
        Optional<JsonNode> firstEmpty = Optional.empty();
        long reads = Math.max(READS_AT_LEAST, (long) text.length() * READS_PER_CHARACTER);
        for (int start = 0; start < text.length() && reads > 0; start++) {
            char c = text.charAt(start);
            if (c != '[' && c != '{') {
                continue;
            }
            try {
                JsonNode value = scanner.read(start);
                if (!isEmptyContainer(value)) {
                    return Optional.of(value);
                }
                if (firstEmpty.isEmpty()) {
                    firstEmpty = Optional.of(value);
                }
            } catch (NotJsonException e) {
                // Prose has brackets too: the next one is tried.
            }
            reads -= scanner.position() - start;
        }
        return firstEmpty;
    }

    private static boolean isEmptyContainer(JsonNode value) {
        return value.isContainerNode() && value.isEmpty();
    }
}
