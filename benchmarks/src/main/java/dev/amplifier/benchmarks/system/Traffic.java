package dev.amplifier.benchmarks.system;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Mixed traffic at a given rate, whether answers come or not: what the system is slow with does not make fewer ask. Closing it waits a bounded
 * time for what was begun.
 */
final class Traffic implements AutoCloseable {

    private static final int MOST_UNFINISHED = 6_000;
    private static final int DRAIN_SECONDS = 180;

    private static final List<Kind> KINDS = List.of(
            new Kind("gallery, models: a list", 25, false, Visitor::readList),
            new Kind("gallery: an item", 25, false, Visitor::readItem),
            new Kind("validate 20 steps", 20, false, Visitor::validate),
            new Kind("a recipe without steps, refused", 3, false, Visitor::mistake),
            new Kind("prompt, to its last event", 9, true, Visitor::prompt),
            new Kind("recipe of 3 steps, to its last event", 6, true, Visitor::recipe),
            new Kind("webhook with 3 commands, to its answer", 5, true, Visitor::webhook),
            new Kind("recipe with a gate, approved, to its last event", 3, true, Visitor::approval),
            new Kind("recipe with a gate, cancelled, to its last event", 2, true, Visitor::cancel),
            new Kind("connection cut and taken up again", 2, false, Visitor::cut));

    private static final int WEIGHTS = KINDS.stream().mapToInt(Kind::weight).sum();

    private final Crowd crowd;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger unfinished = new AtomicInteger();

    Traffic(Crowd crowd) {
        this.crowd = crowd;
    }

    /**
     * Something that people do.
     *
     * @param weight how often, among all
     * @param starts whether it starts an execution
     */
    record Kind(String label, int weight, boolean starts, Crowd.Deed deed) {}

    /**
     * Begins so many deeds a second for so long, and returns when the last has begun.
     *
     * @param perSecond at least 1
     */
    void offer(double perSecond, double seconds, Tally tally) {
        long begun = System.nanoTime();
        long all = Math.round(perSecond * seconds);
        for (long i = 0; i < all; i++) {
            long due = begun + (long) (i * 1e9 / perSecond);
            long ahead = due - System.nanoTime();
            if (ahead > 0) {
                LockSupport.parkNanos(ahead);
            }
            begin(tally);
        }
    }

    private void begin(Tally tally) {
        Kind kind = any();
        if (unfinished.get() >= MOST_UNFINISHED) {
            tally.fail(kind.label(), "not begun: " + MOST_UNFINISHED + " others are not finished");
            return;
        }
        unfinished.incrementAndGet();
        threads.execute(() -> {
            try {
                crowd.act(kind, tally);
            } catch (RuntimeException e) {
                tally.fail(kind.label(), e.toString());
            } finally {
                unfinished.decrementAndGet();
            }
        });
    }

    private static Kind any() {
        int at = ThreadLocalRandom.current().nextInt(WEIGHTS);
        for (Kind kind : KINDS) {
            at -= kind.weight();
            if (at < 0) {
                return kind;
            }
        }
        return KINDS.getLast();
    }

    /** How many deeds were begun and did not end. */
    int unfinished() {
        return unfinished.get();
    }

    /** Waits until all that was begun has ended; false if it did not within three minutes. */
    boolean drain() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (unfinished.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return unfinished.get() == 0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
