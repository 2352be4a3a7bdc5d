package dev.amplifier.core.hook.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;
import dev.amplifier.core.secret.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts secrets, addresses of people and numbers of telephones and cards out of what a session tells of itself. What is worked with stays as it is:
 * the prompt, the input of tools and their results, and the model's words.
 */
record EventRedaction(boolean secrets, boolean people, Set<String> allowed, int priority) implements HookModule {

    private static final String NAME = "hooks-redaction";
    private static final List<Shape> PEOPLE = List.of(
            shape("[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,4}+", "[EMAIL]"),
            shape("(?<![\\w.])(?:\\+|00)\\d{1,3}(?:[ ./-]?\\d{2,5}){2,5}(?!\\w)", "[PHONE]"),
            shape("(?<![\\w.])(?:\\d{4}[ -]){3}\\d{4}(?!\\w)", "[CARD]"));

    private record Shape(Pattern pattern, String mask) {}

    static EventRedaction of(HookSettings settings) {
        List<String> rules = settings.texts("rules", List.of("secrets", "pii-basic"));
        if (!Set.of("secrets", "pii-basic").containsAll(rules)) {
            throw new IllegalArgumentException("its setting rules is " + rules + "; there are secrets and pii-basic");
        }
        return new EventRedaction(
                rules.contains("secrets"),
                rules.contains("pii-basic"),
                Set.copyOf(settings.texts("allowlist", List.of("session_id", "parent_id", "timestamp"))),
                settings.priority(10));
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        CanonicalEvents.ALL.stream()
                .filter(event -> !isWorkedWith(event))
                .forEach(event -> registry.register(event, priority, NAME, this::redact));
    }

    private static Shape shape(String regex, String mask) {
        return new Shape(Pattern.compile(regex), mask);
    }

    private static boolean isWorkedWith(String event) {
        return event.equals(CanonicalEvents.PROMPT_SUBMIT)
                || event.equals(CanonicalEvents.TOOL_PRE)
                || event.equals(CanonicalEvents.TOOL_POST)
                || event.startsWith("content_block:")
                || event.startsWith("thinking:");
    }

    private HookResult redact(Event event) {
        ObjectNode cut = redacted(event.data());
        return cut.equals(event.data()) ? HookResult.CONTINUE : HookResult.modify(cut);
    }

    private ObjectNode redacted(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            boolean telling = secrets
                    && Redactor.isTelling(field.getKey())
                    && !field.getValue().isNull();
            JsonNode value = telling ? JsonNodeFactory.instance.textNode(Redactor.MASK) : redacted(field.getValue());
            copy.set(field.getKey(), allowed.contains(field.getKey()) ? field.getValue() : value);
        }
        return copy;
    }

    private JsonNode redacted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> redacted(object);
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> copy.add(redacted(item)));
                yield copy;
            }
            case JsonNode value
            when value.isTextual() -> JsonNodeFactory.instance.textNode(redacted(value.textValue()));
            default -> node;
        };
    }

    private String redacted(String text) {
        String rest = secrets ? Redactor.STANDARD.redact(text) : text;
        if (people) {
            for (Shape shape : PEOPLE) {
                rest = shape.pattern().matcher(rest).replaceAll(shape.mask());
            }
        }
        return rest;
    }
}
