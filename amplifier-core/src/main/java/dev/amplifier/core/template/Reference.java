package dev.amplifier.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.json.PythonText;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A path to a value, such as {@code review.score}.
 *
 * @param path the names, at least one, none empty
 */
public record Reference(List<String> path) {

    /** A reference with its braces, the path in group 1. */
    public static final Pattern PATTERN =
            Pattern.compile("\\{\\{(\\w+(?:\\.\\w+)*)}}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int NAMES_SHOWN = 100;

    /** Copies the path. */
    public Reference {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a reference names something");
        }
    }

    /** The reference that a dotted path spells. */
    public static Reference of(String dotted) {
        return new Reference(List.of(dotted.split("\\.")));
    }

    /** The variable that the path starts at. */
    public String name() {
        return path.get(0);
    }

    /** The path with dots. */
    public String dotted() {
        return String.join(".", path);
    }

    /**
     * The value that the path leads to.
     *
     * @throws UndefinedVariableException if a name on the way is missing, or belongs to something that is no map
     */
    public JsonNode resolve(Variables variables) throws UndefinedVariableException {
        JsonNode value = variables.get(name());
        if (value == null) {
            throw new UndefinedVariableException(dotted(), missing(variables));
        }
        for (int i = 1; i < path.size(); i++) {
            String walked = String.join(".", path.subList(0, i));
            String key = path.get(i);
            if (!value.isObject()) {
                throw new UndefinedVariableException(dotted(), notAMap(walked, key, value));
            }
            JsonNode next = value.get(key);
            if (next == null) {
                throw new UndefinedVariableException(
                        dotted(),
                        "Undefined variable: {{%s}}. Key '%s' not found. Available keys at '%s': %s"
                                .formatted(dotted(), key, walked, listed(keys(value))));
            }
            value = next;
        }
        return value;
    }

    private String missing(Variables variables) {
        String available = listed(variables.names());
        return path.size() == 1
                ? "Undefined variable: {{%s}}. Available variables: %s".formatted(dotted(), available)
                : "Undefined variable: {{%s}}. Key '%s' not found. Available keys at 'root': %s"
                        .formatted(dotted(), name(), available);
    }

    private static String notAMap(String walked, String key, JsonNode value) {
        return ("Cannot access '%s' on {{%s}} - it's a %s, not a dict. Hint: The step producing '%s' may have failed to parse JSON. "
                        + "Check that the bash command outputs clean JSON or add 'parse_json: true'.")
                .formatted(key, walked, PythonText.typeName(value), walked);
    }

    private static Collection<String> keys(JsonNode object) {
        TreeSet<String> keys = new TreeSet<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }

    private static String listed(Collection<String> names) {
        List<String> sorted = names.stream().sorted().limit(NAMES_SHOWN).toList();
        return String.join(", ", sorted) + (names.size() > NAMES_SHOWN ? ", …" : "");
    }
}
