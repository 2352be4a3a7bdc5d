package dev.amplifier.core.recipe;

/**
 * Limits on nesting and on work, for a recipe or for one call of a sub-recipe.
 *
 * @param maxDepth how deep recipes may call recipes, 1 to 20; the root counts as one
 * @param maxTotalSteps how many agent steps may run in the whole tree, 1 to 1000
 */
public record Recursion(int maxDepth, int maxTotalSteps) {

    /** The limits of a recipe that sets none. */
    public static final Recursion DEFAULT = new Recursion(5, 100);
}
