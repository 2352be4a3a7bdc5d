package dev.amplifier.core.diagnostic;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** The document cannot be used. */
    ERROR,
    /** The document can be used, but probably does not do what its author means. */
    WARNING,
    /** The document would read or work better otherwise. */
    SUGGESTION,
    /** Worth knowing. */
    INFO
}
