package dev.amplifier.local.hub;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs short things at their time. */
final class Alarm implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("hub-alarm").daemon().factory());

    /** Runs {@code then} at a time in milliseconds since 1970, at once if it has passed; never after {@link #close}. */
    void at(long millis, Runnable then) {
        try {
            clock.schedule(then, Math.max(0, millis - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The next process sets it again.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
