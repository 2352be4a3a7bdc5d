package dev.amplifier.core.recipe.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.recipe.Recipe;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that are defined at a point of a recipe. For one thread. */
final class Scope {

    private static final Map<String, Set<String>> ENGINE_KEYS = Map.of(
            "recipe", Set.of("name", "version", "description"),
            "session", Set.of("id", "started", "project"),
            "step", Set.of("id", "index", "stage"),
            "stage", Set.of("name", "index"));

    private final Map<String, JsonNode> defaults;
    private final Set<String> defined;
    private final Set<String> written;
    private final boolean strict;
    private final @Nullable Scope outer;

    private Scope(
            Map<String, JsonNode> defaults,
            Set<String> defined,
            Set<String> written,
            boolean strict,
            @Nullable Scope outer) {
        this.defaults = defaults;
        this.defined = defined;
        this.written = written;
        this.strict = strict;
        this.outer = outer;
    }

    /** What is defined before the first step. */
    static Scope of(Recipe recipe, boolean strict) {
        var defined = new HashSet<>(recipe.context().keySet());
        defined.addAll(List.of("recipe", "session", "step"));
        if (!strict) {
            defined.add("_skipped_steps");
            if (!recipe.stages().isEmpty()) {
                defined.addAll(List.of("stage", "_approval_message"));
            }
        }
        return new Scope(recipe.context(), defined, new HashSet<>(), strict, null);
    }

    /** These variables and further ones, which these do not get. */
    Scope inner() {
        return new Scope(defaults, new HashSet<>(), new HashSet<>(), strict, this);
    }

    /** These variables and the ones in a set, which further ones are added to. */
    Scope inner(Set<String> further) {
        return new Scope(defaults, further, further, strict, this);
    }

    void define(String name) {
        defined.add(name);
        written.add(name);
    }

    void define(Collection<String> names) {
        names.forEach(this::define);
    }

    boolean defines(String name) {
        return defined.contains(name) || outer != null && outer.defines(name);
    }

    private boolean isWritten(String name) {
        return written.contains(name) || outer != null && outer.isWritten(name);
    }

    private void collect(Set<String> names) {
        names.addAll(defined);
        if (outer != null) {
            outer.collect(names);
        }
    }

    /** The names an author may use, in alphabetical order, the engine's own private ones left out. */
    Set<String> names() {
        var names = new TreeSet<String>();
        collect(names);
        names.removeIf(name -> name.startsWith("_") && !defaults.containsKey(name));
        return names;
    }

    /** What a reference finds when it follows its path as far as this can be known. */
    Path follow(TextReference reference) {
        String variable = reference.variable();
        if (!defines(variable)) {
            return new Path.Undefined();
        }
        if (reference.path().size() == 1) {
            return new Path.Good();
        }
        var engineKeys = ENGINE_KEYS.get(variable);
        if (engineKeys != null && !defaults.containsKey(variable) && !isWritten(variable)) {
            String key = reference.path().get(1);
            return strict || engineKeys.contains(key)
                    ? new Path.Good()
                    : new Path.NoKey(key, variable, engineKeys, false);
        }
        var value = defaults.get(variable);
        if (value == null || (!strict && isWritten(variable))) {
            return new Path.Good();
        }
        return intoDefault(reference, value);
    }

    private Path intoDefault(TextReference reference, JsonNode root) {
        JsonNode value = root;
        for (int i = 1; i < reference.path().size(); i++) {
            String key = reference.path().get(i);
            String reached = String.join(".", reference.path().subList(0, i));
            if (!value.isObject()) {
                return root.isObject() || !strict && !isPlaceholder(root)
                        ? new Path.NotAMapping(reached)
                        : new Path.Good();
            }
            var next = value.get(key);
            if (next == null) {
                var keys = new TreeSet<String>();
                value.fieldNames().forEachRemaining(keys::add);
                return new Path.NoKey(key, reached, keys, true);
            }
            value = next;
        }
        return new Path.Good();
    }

    /** A default that only holds the place of what a caller supplies. */
    private static boolean isPlaceholder(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    /** What a reference finds. */
    sealed interface Path {

        /** Nothing speaks against it. */
        record Good() implements Path {}

        /** The variable is not defined here. */
        record Undefined() implements Path {}

        /**
         * A value has no such key.
         *
         * @param key the key
         * @param at the part of the path before it
         * @param keys the keys there are
         * @param checkedByReference whether the reference finds this too
         */
        record NoKey(String key, String at, Set<String> keys, boolean checkedByReference) implements Path {}

        /**
         * A value has no keys at all.
         *
         * @param at the path of the value
         */
        record NotAMapping(String at) implements Path {}
    }
}
