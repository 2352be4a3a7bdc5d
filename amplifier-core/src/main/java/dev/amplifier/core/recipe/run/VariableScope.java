package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.template.Variables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a recipe, or of one iteration of a parallel loop: that one sees its recipe's variables, and what it changes is its
 * own.
 */
final class VariableScope implements Variables {

    private final @Nullable VariableScope outer;
    private final RunLimits limits;
    /** In the order of first assignment; a null hides a variable of the outer scope. */
    private final Map<String, @Nullable JsonNode> own = new LinkedHashMap<>();

    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private long total;

    VariableScope(RunLimits limits) {
        this.outer = null;
        this.limits = limits;
    }

    private VariableScope(VariableScope outer) {
        this.outer = outer;
        this.limits = outer.limits;
    }

    /** A scope that starts with what is here and changes nothing here. */
    VariableScope copy() {
        return new VariableScope(this);
    }

    @Override
    public @Nullable JsonNode get(String name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return outer == null ? null : outer.get(name);
    }

    @Override
    public Set<String> names() {
        Set<String> names = outer == null ? new LinkedHashSet<>() : new LinkedHashSet<>(outer.names());
        own.forEach((name, value) -> {
            if (value == null) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        return names;
    }

    void set(String name, JsonNode value) {
        long size = Sizes.of(value);
        if (size > limits.maxValueChars()) {
            throw new LimitExceededException("The variable '" + name + "' has about " + size + " characters; at most "
                    + limits.maxValueChars() + " are allowed. Keep results smaller.");
        }
        Long before = sizes.put(name, size);
        total += size - (before == null ? 0 : before);
        if (total > limits.maxContextChars()) {
            throw new LimitExceededException("All variables together have more than " + limits.maxContextChars()
                    + " characters; '" + name + "' was one too many. Keep results smaller.");
        }
        own.put(name, value);
        changed.add(name);
    }

    void remove(String name) {
        Long before = sizes.remove(name);
        total -= before == null ? 0 : before;
        if (outer == null) {
            own.remove(name);
        } else {
            own.put(name, null);
        }
        changed.add(name);
    }

    /** Sets the variable, or removes it if there is no value. */
    void restore(String name, @Nullable JsonNode value) {
        if (value == null) {
            remove(name);
        } else {
            set(name, value);
        }
    }

    /** All variables, in the order of first assignment. */
    Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String name : names()) {
            JsonNode value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all;
    }

    /** Names that were set or removed since the last call. */
    Set<String> takeChanges() {
        Set<String> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }

    ObjectNode save() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        own.forEach((name, value) -> {
            if (value == null) {
                saved.withArray("hidden").add(name);
            } else {
                set.set(name, value);
            }
        });
        saved.set("set", set);
        changed.forEach(saved.withArray("changed")::add);
        return saved;
    }

    void load(JsonNode saved) {
        own.clear();
        sizes.clear();
        total = 0;
        saved.path("set").fields().forEachRemaining(field -> set(field.getKey(), field.getValue()));
        saved.path("hidden").forEach(name -> remove(name.textValue()));
        changed.clear();
        saved.path("changed").forEach(name -> changed.add(name.textValue()));
    }
}
