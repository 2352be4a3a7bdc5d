package dev.amplifier.functions.authoring;

import dev.amplifier.core.recipe.validate.RecipeResolver;
import java.util.Map;

/** Finds called recipes among the files that come with a run. A path is taken relative to the files' root, with or without a leading dot. */
record RecipeFiles(Map<String, String> files) implements RecipeResolver {

    @Override
    public Resolution resolve(String path, String from) {
        String name = path.startsWith("./") ? path.substring(2) : path;
        String text = files.get(name);
        return text == null ? new Resolution.Missing() : new Resolution.Found(name, text);
    }
}
