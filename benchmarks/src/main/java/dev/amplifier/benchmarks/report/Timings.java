package dev.amplifier.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Durations of many equal things. Immutable. */
public final class Timings {

    private final long[] nanos;

    private Timings(long[] nanos) {
        Arrays.sort(nanos);
        this.nanos = nanos;
    }

    /**
     * These durations, in nanoseconds.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Timings ofNanos(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Timings(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** The duration that {@code percent} of all do not exceed, in milliseconds. */
    public double millis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * nanos.length);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }

    /** How many there are. */
    public int count() {
        return nanos.length;
    }

    /** Median, 95th and 99th percentile. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", millis(50), millis(95), millis(99));
    }
}
