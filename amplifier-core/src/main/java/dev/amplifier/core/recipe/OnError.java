package dev.amplifier.core.recipe;

/** What happens to the run when a step fails for good. */
public enum OnError implements Word {
    /** The run fails; the default. */
    FAIL,
    /** The run goes on with the next step. */
    CONTINUE,
    /** The remaining steps of the recipe, or of the stage, are skipped. */
    SKIP_REMAINING
}
