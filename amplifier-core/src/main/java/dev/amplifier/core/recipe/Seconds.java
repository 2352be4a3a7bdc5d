package dev.amplifier.core.recipe;

import java.time.Duration;

/** Turns seconds, perhaps with a fraction, into durations. */
final class Seconds {

    private static final double LONGEST = 1e9;

    private Seconds() {}

    /** The duration to the nanosecond; more than {@code 1e9} seconds count as that many. */
    static Duration toDuration(double seconds) {
        double bounded = Math.min(seconds, LONGEST);
        long whole = (long) bounded;
        long nanos = Math.round((bounded - whole) * 1e9);
        return bounded > 0 && whole == 0 && nanos == 0 ? Duration.ofNanos(1) : Duration.ofSeconds(whole, nanos);
    }
}
