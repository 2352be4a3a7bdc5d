package dev.amplifier.core.recipe;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Limits on the model calls of a whole tree of recipes.
 *
 * @param maxConcurrentLlm how many calls may run at once, 1 to 100; empty is unlimited
 * @param minDelay the least time from the end of a call to the start of the next, 0 to 60 s
 * @param backoff how calls slow down when a provider is overloaded
 */
public record RateLimiting(OptionalInt maxConcurrentLlm, Duration minDelay, Backoff backoff) {

    /**
     * Adaptive slowing down.
     *
     * @param enabled whether calls slow down at all
     * @param initialDelay the first delay, 100 ms or more
     * @param maxDelay the longest delay, not below the first
     * @param multiplier what a further failure multiplies the delay with, 1 or more
     * @param resetAfterSuccess how many successes in a row end the delay, 1 or more
     */
    public record Backoff(
            boolean enabled, Duration initialDelay, Duration maxDelay, double multiplier, int resetAfterSuccess) {

        /** The back-off of a recipe that describes none. */
        public static final Backoff DEFAULT = new Backoff(true, Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, 3);
    }
}
