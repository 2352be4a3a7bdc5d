package dev.amplifier.core.recipe;

/** What a step's {@code type} field may say. */
public enum StepType implements Word {
    /** An agent is asked; the default. */
    AGENT,
    /** Another recipe runs. */
    RECIPE,
    /** A shell command runs. */
    BASH
}
