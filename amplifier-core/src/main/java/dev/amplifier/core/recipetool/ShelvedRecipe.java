package dev.amplifier.core.recipetool;

import java.util.Map;

/**
 * A recipe that is there without anybody bringing it.
 *
 * @param name its name, unique among those of its shelf
 * @param description what it does
 * @param text the document
 * @param files the recipes that it calls, by the paths that it calls them by
 */
public record ShelvedRecipe(String name, String description, String text, Map<String, String> files) {

    /** Keeps an unchangeable copy. */
    public ShelvedRecipe {
        files = Map.copyOf(files);
    }
}
