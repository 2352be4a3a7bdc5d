package dev.amplifier.core.recipe.validate;

/** Finds the recipes that a recipe calls. Implementations are quick, never throw, and reach nothing that the caller may not see. */
@FunctionalInterface
public interface RecipeResolver {

    /** A resolver that cannot tell. */
    RecipeResolver UNKNOWN = (path, from) -> new Resolution.Unknown();

    /**
     * Finds a recipe.
     *
     * @param path the path as the calling recipe writes it, without templates
     * @param from the resolved name of the calling recipe; empty for the recipe that is being validated
     */
    Resolution resolve(String path, String from);

    /** What a resolver found. */
    sealed interface Resolution {

        /**
         * The recipe is there.
         *
         * @param name a name that is the same whenever the recipe is the same, however it was called
         * @param text its text
         */
        record Found(String name, String text) implements Resolution {}

        /** There is no such recipe. */
        record Missing() implements Resolution {}

        /** Whether there is such a recipe cannot be told here. */
        record Unknown() implements Resolution {}
    }
}
