package dev.amplifier.local.hub;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes durable, all that wait together in one transaction, in the order they were submitted. What follows from a commit is done
 * after it. While the database is away it tries again, and nothing follows.
 */
final class Committer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);
    private static final int MOST_AT_ONCE = 256;
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Store store;
    private final BlockingQueue<Commit> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Changes that become durable together.
     *
     * @param changes in order
     * @param then what follows; must be quick and must not throw
     */
    record Commit(List<Change> changes, Runnable then) {}

    Committer(Store store) {
        this.store = store;
        this.thread = Thread.ofPlatform().name("hub-commit").start(this::run);
    }

    void submit(List<Change> changes, Runnable then) {
        queue.add(new Commit(changes, then));
    }

    /** Commits what was submitted so far, five seconds at most, and stops. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        queue.add(new Commit(List.of(), () -> {}));
        thread.join(5_000);
        thread.interrupt();
    }

    private void run() {
        List<Commit> together = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                together.add(queue.take());
                queue.drainTo(together, MOST_AT_ONCE - 1);
                commit(together);
                together.forEach(commit -> commit.then().run());
                together.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Commit> together) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        together.forEach(commit -> changes.addAll(commit.changes()));
        if (changes.isEmpty()) {
            return;
        }
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                store.apply(changes);
                return;
            } catch (SQLException e) {
                log.warn("could not commit {} changes, trying again: {}", changes.size(), e.getMessage());
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
