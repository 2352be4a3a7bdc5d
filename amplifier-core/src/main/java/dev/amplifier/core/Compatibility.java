package dev.amplifier.core;

/** How closely the reference implementation of the recipe language is followed where it is clearly wrong. */
public enum Compatibility {
    /** What the reference clearly gets wrong is put right; the default. Every difference stands in {@code docs/compatibility.md}. */
    LENIENT,
    /** The reference's verdict and outcome, its mistakes included. */
    STRICT
}
