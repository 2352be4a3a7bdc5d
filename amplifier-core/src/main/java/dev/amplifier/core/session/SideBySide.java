package dev.amplifier.core.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Does pieces of work at once, on virtual threads, of which a turn with all its agents has a bounded number. Who finds none left does its pieces one
 * after another, so that nobody waits for a thread whose holder waits too. Safe for use by several threads.
 */
final class SideBySide {

    /** Most calls that run at once in a turn, those of the agents that it calls among them. */
    static final int MOST_AT_ONCE = 8;

    private final Semaphore spare;

    /**
     * Room for so many pieces at once, 1 or more. The caller of {@link #run} waits meanwhile and does not count.
     */
    SideBySide(int mostAtOnce) {
        this.spare = new Semaphore(mostAtOnce - 1);
    }

    /**
     * Does all pieces, begun in their order, and returns when none runs any more. If the thread is interrupted, those that run are interrupted, those
     * that have not begun are left out, and the thread stays interrupted. If a piece throws, it is the same, and what it threw is thrown.
     */
    void run(List<Runnable> pieces) {
        int borrowed = borrow(pieces.size() - 1);
        Map<String, String> logged = MDC.getCopyOfContextMap();
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                1 + borrowed, Thread.ofVirtual().name("tool-call-", 1).factory())) {
            for (Runnable piece : pieces) {
                threads.execute(() -> {
                    try {
                        within(logged, piece);
                    } catch (RuntimeException | Error e) {
                        broken.compareAndSet(null, e);
                        threads.shutdownNow();
                    }
                });
            }
        } catch (RejectedExecutionException e) {
            broken.compareAndSet(null, e);
        } finally {
            spare.release(borrowed);
        }
        switch (broken.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private int borrow(int wanted) {
        int borrowed = 0;
        while (borrowed < wanted && spare.tryAcquire()) {
            borrowed++;
        }
        return borrowed;
    }

    /** What a piece logs is told of the same run as what its caller logs. */
    private static void within(@Nullable Map<String, String> logged, Runnable piece) {
        if (logged != null) {
            MDC.setContextMap(logged);
        }
        piece.run();
    }
}
