package dev.amplifier.core.session;

import dev.amplifier.core.cancellation.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the questions of a turn apart. For one thread. */
final class Pacing {

    private final Duration least;
    private final Cancellation cancellation;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private long earliest;
    private boolean begun;

    Pacing(Duration least, Cancellation cancellation) {
        this.least = least;
        this.cancellation = cancellation;
        if (!least.isZero()) {
            cancellation.onCancel(cancelled::countDown);
        }
    }

    /** Waits until the next question may be asked; false if it may not, because the turn was cancelled. */
    boolean proceed() {
        try {
            boolean stopped =
                    begun && !least.isZero() && cancelled.await(earliest - System.nanoTime(), TimeUnit.NANOSECONDS);
            begun = true;
            earliest = System.nanoTime() + least.toNanos();
            return !stopped && cancellation.proceed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
