package dev.amplifier.local.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short things at their time. What is cancelled takes no room any more. */
final class Alarm implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("hub-alarm").daemon().factory());

    Alarm() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs {@code then} at a time in milliseconds since 1970, at once if it has passed; never after {@link #close}.
     *
     * @return what to cancel if it is not wanted any more
     */
    Future<?> at(long millis, Runnable then) {
        try {
            return clock.schedule(then, Math.max(0, millis - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The next process sets it again.
            return CompletableFuture.completedFuture(null);
        }
    }

    /** How many things wait for their time. */
    int waiting() {
        return clock.getQueue().size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
