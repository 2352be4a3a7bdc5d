package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What each step of the outermost recipe did to the variables, so that another run can start behind it. */
final class Journal {

    private static final Set<String> BUILT_IN = Set.of("recipe", "session", "step", "stage");

    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

    /** Notes what changed during a step, or at a stage's gate. */
    void note(String path, VariableScope variables) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ArrayNode removed = JsonNodeFactory.instance.arrayNode();
        for (String name : variables.takeChanges()) {
            JsonNode value = variables.get(name);
            if (BUILT_IN.contains(name)) {
                continue;
            }
            if (value == null) {
                removed.add(name);
            } else {
                set.set(name, value);
            }
        }
        ObjectNode entry = entries.addObject().put("path", path);
        if (!set.isEmpty()) {
            entry.set("set", set);
        }
        if (!removed.isEmpty()) {
            entry.set("removed", removed);
        }
    }

    /** Does to the variables what the steps at those paths did. */
    static void replay(JsonNode history, Set<String> paths, VariableScope variables) {
        for (JsonNode entry : history) {
            if (paths.contains(entry.path("path").asText())) {
                entry.path("set").fields().forEachRemaining(field -> variables.set(field.getKey(), field.getValue()));
                entry.path("removed").forEach(name -> variables.remove(name.textValue()));
            }
        }
    }

    /** Keeps the entries of those paths of an earlier run. */
    void keep(JsonNode history, Set<String> paths) {
        for (JsonNode entry : history) {
            if (paths.contains(entry.path("path").asText())) {
                entries.add(entry);
            }
        }
    }

    ArrayNode save() {
        return entries.deepCopy();
    }

    void load(JsonNode saved) {
        entries.removeAll();
        saved.forEach(entries::add);
    }
}
