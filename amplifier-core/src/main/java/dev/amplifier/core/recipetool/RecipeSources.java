package dev.amplifier.core.recipetool;

import dev.amplifier.core.recipe.validate.RecipeResolver;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the recipes of a turn come from: the workspace, and the shelf by {@code @gallery:NAME} or, where the workspace has no such file, by the bare name. */
final class RecipeSources {

    private static final String SHELF = "@gallery:";

    private final Workspace workspace;
    private final List<ShelvedRecipe> shelf;

    RecipeSources(Workspace workspace, List<ShelvedRecipe> shelf) {
        this.workspace = workspace;
        this.shelf = shelf;
    }

    /**
     * A recipe that was found.
     *
     * @param path what it is called from here on; recipes that it calls are relative to it
     * @param text the document
     * @param files recipes that came with it, by path
     */
    record Source(String path, String text, Map<String, String> files) {}

    /** What came of looking for one. */
    sealed interface Search {
        /** There it is. */
        record Found(Source source) implements Search {}

        /** There is none; the message says what there is. */
        record Missing(String message) implements Search {}
    }

    /** Finds what a model, or a recipe, calls by this path. */
    Search find(String path) {
        if (path.startsWith("@")) {
            return path.startsWith(SHELF)
                    ? shelved(path.substring(SHELF.length()))
                            .<Search>map(Search.Found::new)
                            .orElseGet(() -> unresolved(path))
                    : unresolved(path);
        }
        try {
            Optional<String> text = workspace.read(path);
            if (text.isPresent()) {
                return new Search.Found(new Source(Workspace.normalize(path), text.get(), Map.of()));
            }
        } catch (WorkspaceException e) {
            return new Search.Missing("Failed to load recipe: " + e.getMessage());
        }
        return shelved(path)
                .<Search>map(Search.Found::new)
                .orElseGet(
                        () -> new Search.Missing(
                                "Failed to load recipe: there is no file '" + path
                                        + "' in the workspace and no recipe of that name in the gallery. The operation list tells what there is."));
    }

    /** Finds the recipes that a recipe calls, for the validator. */
    RecipeResolver resolver(Source caller) {
        return (path, from) -> {
            String text = caller.files().get(path.startsWith("./") ? path.substring(2) : path);
            if (text != null) {
                return new RecipeResolver.Resolution.Found(path, text);
            }
            return find(path) instanceof Search.Found(Source(String name, String found, Map<String, String> files))
                    ? new RecipeResolver.Resolution.Found(name, found)
                    : new RecipeResolver.Resolution.Unknown();
        };
    }

    private Optional<Source> shelved(String written) {
        String name = written.endsWith(".yaml") ? written.substring(0, written.length() - ".yaml".length()) : written;
        return shelf.stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .map(recipe -> new Source(SHELF + name, recipe.text(), recipe.files()));
    }

    private static Search unresolved(String path) {
        return new Search.Missing("Could not resolve @mention path: " + path
                + ". Here a recipe is a file of the workspace, or " + SHELF
                + "NAME with a name that the operation list tells.");
    }
}
