package dev.amplifier.host.sandbox;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places of a sandbox: so many programs run at once, each on a thread of its own that is interrupted when its time is over or its turn is
 * cancelled. A place is free again when its thread has really ended. Safe for use by several threads.
 */
final class Places implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;

    private final Semaphore free;
    private final Duration longest;
    private final Thread.Builder threads;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Places.
     *
     * @param name begin of the threads' names
     * @param longest most time of a program
     */
    Places(String name, int atOnce, Duration longest) {
        this.free = new Semaphore(atOnce, true);
        this.longest = longest;
        this.threads = Thread.ofPlatform().name(name, 0).daemon();
    }

    /**
     * Waits for a place and runs the work there.
     *
     * @param limit most time of the work, without the wait
     */
    SandboxOutcome run(Duration limit, Cancellation cancellation, Callable<SandboxOutcome> work) {
        try {
            if (!enter(cancellation)) {
                return cancellation.isCancelled()
                        ? cancelled()
                        : new Unfinished(
                                Cause.BUSY, "The sandbox had no free place for " + PATIENCE.toSeconds() + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancelled();
        }
        Duration granted = limit.compareTo(longest) < 0 ? limit : longest;
        CompletableFuture<SandboxOutcome> outcome = new CompletableFuture<>();
        Thread thread = start(work, outcome);
        cancellation.onCancel(() -> outcome.complete(cancelled()));
        try {
            return outcome.get(granted.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Unfinished(
                    Cause.TIMEOUT, "The command took longer than " + granted.toMillis() / 1000.0 + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancelled();
        } catch (ExecutionException e) {
            LOG.warn("a sandbox failed", e);
            return new Unfinished(Cause.UNAVAILABLE, "The sandbox failed. The log of the host says why.");
        } finally {
            thread.interrupt();
        }
    }

    /** Ends what runs; nothing starts any more. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
    }

    private boolean enter(Cancellation cancellation) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!closed && !cancellation.isCancelled() && System.nanoTime() < end) {
            if (free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private Thread start(Callable<SandboxOutcome> work, CompletableFuture<SandboxOutcome> outcome) {
        Thread thread = threads.unstarted(() -> {
            try {
                outcome.complete(work.call());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            } finally {
                running.remove(Thread.currentThread());
                free.release();
            }
        });
        running.add(thread);
        thread.start();
        return thread;
    }

    private static Unfinished cancelled() {
        return new Unfinished(Cause.CANCELLED, "The command was cancelled.");
    }
}
