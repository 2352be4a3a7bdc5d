package dev.amplifier.core.hook.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** The settings of a hook module. What is not said, or null, is as usual; what makes no sense is refused with its name and what is allowed. */
record HookSettings(ObjectNode config) {

    boolean flag(String name, boolean usual) {
        return read(name, "true or false", JsonNode::isBoolean)
                ? config.path(name).booleanValue()
                : usual;
    }

    int whole(String name, int usual, int least, int most) {
        String range = "a whole number from " + least + " to " + most;
        return read(name, range, node -> node.isInt() && node.intValue() >= least && node.intValue() <= most)
                ? config.path(name).intValue()
                : usual;
    }

    int priority(int usual) {
        return whole("priority", usual, -1_000_000, 1_000_000);
    }

    String text(String name, String usual) {
        return read(name, "a text", JsonNode::isTextual) ? config.path(name).textValue() : usual;
    }

    String word(String name, String usual, List<String> allowed) {
        return read(name, "one of " + String.join(", ", allowed), node -> allowed.contains(node.asText()))
                ? config.path(name).textValue()
                : usual;
    }

    List<String> texts(String name, List<String> usual) {
        boolean said = read(
                name,
                "a list of texts",
                node -> node.isArray() && node.valueStream().allMatch(JsonNode::isTextual));
        return said ? config.path(name).valueStream().map(JsonNode::textValue).toList() : usual;
    }

    List<JsonNode> objects(String name) {
        boolean said = read(
                name,
                "a list of mappings",
                node -> node.isArray() && node.valueStream().allMatch(JsonNode::isObject));
        return said ? config.path(name).valueStream().toList() : List.of();
    }

    private boolean read(String name, String allowed, Predicate<JsonNode> fits) {
        JsonNode value = config.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!fits.test(value)) {
            throw new IllegalArgumentException("its setting " + name + " is " + value + "; it must be " + allowed);
        }
        return true;
    }
}
