package dev.amplifier.benchmarks.system;

import java.util.concurrent.atomic.LongAdder;

/** Counts events of executions that ended. Safe for use by several threads. */
final class Losses {

    private final LongAdder received = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder doubled = new LongAdder();

    /** Adds an execution's. */
    void add(int received, int lost, int doubled) {
        this.received.add(received);
        this.lost.add(lost);
        this.doubled.add(doubled);
    }

    long received() {
        return received.sum();
    }

    long lost() {
        return lost.sum();
    }

    /** Those that came twice or after a later one. */
    long doubled() {
        return doubled.sum();
    }
}
