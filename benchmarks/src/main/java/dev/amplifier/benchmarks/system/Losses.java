package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts events of executions that ended. Safe for use by several threads. */
final class Losses {

    private static final int MOST_EXAMPLES = 20;

    private final LongAdder received = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final Queue<String> examples = new ConcurrentLinkedQueue<>();

    /**
     * Adds an execution's.
     *
     * @param kept the events that the playground keeps of it
     */
    void add(Run run, JsonNode kept) {
        received.add(run.count());
        lost.add(run.lost(kept));
        doubled.add(run.doubled());
        late.add(run.late());
        if (run.doubled() + run.late() > 0 && examples.size() < MOST_EXAMPLES) {
            examples.add(run.disorder());
        }
    }

    /** Notes a connection that broke though nobody cut it. */
    void broke(Throwable reason) {
        broken.increment();
        if (examples.size() < MOST_EXAMPLES) {
            Throwable cause = reason.getCause();
            examples.add("broke: " + reason + (cause == null ? "" : ", for " + cause));
        }
    }

    /** Some of what came twice or after a later one, and why some of the connections broke. */
    List<String> examples() {
        return List.copyOf(examples);
    }

    long received() {
        return received.sum();
    }

    long lost() {
        return lost.sum();
    }

    /** Connections that broke though nobody cut them, tries to take them up again included. */
    long broken() {
        return broken.sum();
    }

    /** Those that came twice. */
    long doubled() {
        return doubled.sum();
    }

    /** Those that came after a later one; a page puts them where they belong by their ids. */
    long late() {
        return late.sum();
    }
}
