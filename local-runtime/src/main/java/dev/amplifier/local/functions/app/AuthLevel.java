package dev.amplifier.local.functions.app;

/** Who may call an HTTP function. */
public enum AuthLevel {
    /** Everybody. */
    ANONYMOUS,
    /** Whoever has the function key or the master key. */
    FUNCTION,
    /** Whoever has the master key. */
    ADMIN
}
