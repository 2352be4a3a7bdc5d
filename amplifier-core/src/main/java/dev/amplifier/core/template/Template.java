package dev.amplifier.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.json.PythonText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Text with references such as {@code {{name}}} or {@code {{result.score}}}. What is not exactly of that form, {@code {{ x }}} for
 * example, is text. Filled in once, from left to right: what was filled in is never looked at again.
 */
public final class Template {

    private Template() {}

    /** The references of a text, in order, repeated ones too. */
    public static List<Reference> references(String text) {
        List<Reference> found = new ArrayList<>();
        Matcher matcher = Reference.PATTERN.matcher(text);
        while (matcher.find()) {
            found.add(Reference.of(matcher.group(1)));
        }
        return found;
    }

    /**
     * The text with every reference replaced by its value, as text.
     *
     * @throws UndefinedVariableException if a reference leads nowhere
     */
    public static String render(String text, Variables variables) throws UndefinedVariableException {
        Matcher matcher = Reference.PATTERN.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            out.append(text, done, matcher.start());
            out.append(PythonText.rendered(Reference.of(matcher.group(1)).resolve(variables)));
            done = matcher.end();
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    /**
     * The value with all strings inside it filled in. A string that is one reference and nothing else becomes the value itself, with
     * its type.
     *
     * @throws UndefinedVariableException if a reference leads nowhere
     */
    public static JsonNode renderDeeply(JsonNode value, Variables variables) throws UndefinedVariableException {
        if (value.isTextual()) {
            Matcher whole = Reference.PATTERN.matcher(value.textValue().strip());
            return whole.matches()
                    ? Reference.of(whole.group(1)).resolve(variables)
                    : JsonNodeFactory.instance.textNode(render(value.textValue(), variables));
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(value.size());
            for (JsonNode item : value) {
                list.add(renderDeeply(item, variables));
            }
            return list;
        }
        if (value.isObject()) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                map.set(field.getKey(), renderDeeply(field.getValue(), variables));
            }
            return map;
        }
        return value;
    }

    /**
     * The text with every reference that leads somewhere replaced and all others left standing, and those others.
     *
     * @param text the text as far as it is known
     * @param unresolved dotted paths that lead nowhere, in order, each once
     */
    public record Partial(String text, List<String> unresolved) {
        /** Copies the list. */
        public Partial {
            unresolved = List.copyOf(unresolved);
        }
    }

    /** Fills in what can be filled in. */
    public static Partial renderPartially(String text, Variables variables) {
        Matcher matcher = Reference.PATTERN.matcher(text);
        StringBuilder out = new StringBuilder();
        List<String> unresolved = new ArrayList<>();
        int done = 0;
        while (matcher.find()) {
            out.append(text, done, matcher.start());
            Reference reference = Reference.of(matcher.group(1));
            try {
                out.append(PythonText.rendered(reference.resolve(variables)));
            } catch (UndefinedVariableException e) {
                out.append(matcher.group());
                if (!unresolved.contains(reference.dotted())) {
                    unresolved.add(reference.dotted());
                }
            }
            done = matcher.end();
        }
        return new Partial(out.append(text, done, text.length()).toString(), unresolved);
    }
}
