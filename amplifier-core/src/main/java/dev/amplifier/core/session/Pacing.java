package dev.amplifier.core.session;

import dev.amplifier.core.cancellation.Cancellation;
import java.time.Duration;

/** Keeps the questions of a turn apart. For one thread. */
final class Pacing {

    private final Duration least;
    private final Cancellation cancellation;
    private Duration wait = Duration.ZERO;
    private long asked = System.nanoTime();

    Pacing(Duration least, Cancellation cancellation) {
        this.least = least;
        this.cancellation = cancellation;
    }

    /** Waits until the next question may be asked; false if it may not, because the turn was cancelled or its thread interrupted. */
    boolean proceed() {
        boolean goOn = cancellation.proceedToNextAfter(wait.minusNanos(System.nanoTime() - asked))
                && !Thread.currentThread().isInterrupted();
        wait = least;
        asked = System.nanoTime();
        return goOn;
    }
}
