package dev.amplifier.core.recipe;

import java.time.Duration;

/**
 * How often and how fast a failing step is tried again.
 *
 * @param maxAttempts attempts in all, the first one included, 1 or more
 * @param backoff how the delay grows from attempt to attempt
 * @param initialDelay the delay before the second attempt
 * @param maxDelay the longest delay
 */
public record Retry(int maxAttempts, Backoff backoff, Duration initialDelay, Duration maxDelay) {

    /** One attempt and no more. */
    public static final Retry NONE = new Retry(1, Backoff.EXPONENTIAL, Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** How the delay grows. */
    public enum Backoff implements Word {
        /** The delay doubles with each attempt. */
        EXPONENTIAL,
        /** The delay stays what it was. */
        LINEAR
    }
}
