package dev.amplifier.core.recipe;

import java.util.Locale;

/** A word of the recipe language: an enum constant that documents write in lower case. */
public sealed interface Word
        permits Approval.Default, Approval.When, Dependency.Kind, OnError, Retry.Backoff, SpawnMode, StepType {

    /** The constant's name, supplied by every enum. */
    String name();

    /** The word as documents spell it. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
