package dev.amplifier.core.recipe.validate;

/** What validation comes to. */
public enum Verdict {
    /** The recipe can run. */
    VALID,
    /** The document was read, but the recipe must not run. */
    INVALID,
    /** The document cannot be read as a recipe at all. */
    UNREADABLE
}
