package dev.amplifier.orchestrations.stream;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers the runs of activities, so that a run has a higher number than every run before it in this process, whatever the clock does, and in other
 * processes as far as their clocks agree. A process that may have another clock than the one before it begins above what that one gave. Safe for
 * use by several threads.
 */
public final class RunNumbers {

    private final InstantSource clock;
    private final AtomicLong last;

    /**
     * Numbers of one process.
     *
     * @param above no number is lower than this or the same; 0 to go by the clock alone
     */
    public RunNumbers(InstantSource clock, long above) {
        this.clock = clock;
        this.last = new AtomicLong(above);
    }

    /** The number of a run that begins now: milliseconds since 1970, or more where that would not be higher than the last. */
    public long next() {
        return last.updateAndGet(before -> Math.max(before + 1, clock.millis()));
    }
}
