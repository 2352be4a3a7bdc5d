package dev.amplifier.orchestrations.recipe;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recipes that were read last. An orchestration is replayed at each of its steps, and would read the same text each time. What is kept follows
 * from the text alone, so that a replay is the same with it and without it. Safe for use by several threads.
 */
final class ParsedRecipes {

    /** Most characters of recipes whose parsed form is kept. */
    static final int CHARACTERS = 4_000_000;

    private final Map<Key, Recipe> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    private record Key(String yaml, Compatibility compatibility) {}

    /** The recipe that a text says; empty if it says none. */
    Optional<Recipe> get(String yaml, Compatibility compatibility) {
        Key key = new Key(yaml, compatibility);
        synchronized (this) {
            Recipe known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Recipe> parsed = RecipeParser.parse(yaml, compatibility).recipe();
        parsed.ifPresent(recipe -> keep(key, recipe));
        return parsed;
    }

    private synchronized void keep(Key key, Recipe recipe) {
        if (kept.put(key, recipe) == null) {
            characters += key.yaml.length();
        }
        var oldest = kept.entrySet().iterator();
        while (characters > CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().getKey().yaml.length();
            oldest.remove();
        }
    }
}
