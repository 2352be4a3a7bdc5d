package dev.amplifier.core.cancellation;

/** How far work is cancelled. In the order of their severity. */
public enum Level {

    /** It is not. */
    NONE,

    /** What is under way comes to its end; nothing new is started. */
    GRACEFUL,

    /** What is under way is abandoned. */
    IMMEDIATE;

    /** Whether this is more severe than another. */
    public boolean isBeyond(Level other) {
        return compareTo(other) > 0;
    }
}
