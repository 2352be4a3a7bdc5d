package dev.amplifier.local.functions;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Interrupts calls that take too long. Safe for use by several threads. */
final class TimeLimit implements AutoCloseable {

    private enum Phase {
        /** The call runs and may be interrupted. */
        RUNNING,
        /** The call is over and must not be interrupted any more. */
        OVER,
        /** The call was interrupted. */
        LATE
    }

    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("function-timeouts").factory());

    TimeLimit() {
        // The limit is half an hour, and of the calls that are over by then there may be a million.
        alarm.setRemoveOnCancelPolicy(true);
    }

    /**
     * Makes a call on this thread.
     *
     * @throws TimeoutException if it took longer than the limit; it was interrupted then
     * @throws Exception what the call threw in time
     */
    <T> T call(Duration limit, Callable<T> call) throws Exception {
        AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);
        Thread caller = Thread.currentThread();
        Future<?> interruption = alarm.schedule(
                () -> {
                    if (phase.compareAndSet(Phase.RUNNING, Phase.LATE)) {
                        caller.interrupt();
                    }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            T value = call.call();
            if (!phase.compareAndSet(Phase.RUNNING, Phase.OVER)) {
                throw late(limit);
            }
            return value;
        } catch (Exception e) {
            if (!phase.compareAndSet(Phase.RUNNING, Phase.OVER)) {
                throw late(limit);
            }
            throw e;
        } finally {
            interruption.cancel(false);
        }
    }

    /** How many calls are watched. */
    int watched() {
        return alarm.getQueue().size();
    }

    private static TimeoutException late(Duration limit) {
        Thread.interrupted();
        return new TimeoutException(
                "it ran longer than the functionTimeout of " + limit.toSeconds() + " s in host.json");
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
