package dev.amplifier.core.cancellation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to stop, hold and let go a turn from outside. Work in the turn calls {@link #proceed} wherever it could stop. Safe for use by
 * several threads.
 */
public final class Cancellation {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;
    private boolean paused;

    /** Ends the turn as soon as it looks, and runs what was registered to interrupt it. Final. */
    public void cancel() {
        List<Runnable> actions;
        lock.lock();
        try {
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }

    /** Holds the turn at its next look. */
    public void pause() {
        set(true);
    }

    /** Lets a held turn go on. */
    public void resume() {
        set(false);
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits while the turn is held.
     *
     * @return whether to go on; false once cancelled or when the thread is interrupted
     */
    public boolean proceed() {
        lock.lock();
        try {
            while (paused && !cancelled) {
                changed.await();
            }
            return !cancelled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time pass, and waits on while the turn is held. Cancelling ends both at once.
     *
     * @param wait how long; zero or less for not at all
     * @return whether to go on; false once cancelled or when the thread is interrupted
     */
    public boolean proceedAfter(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && !cancelled) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
        return proceed();
    }

    /** Runs an action when it is cancelled, at once if it is already; for closing what blocks. */
    public void onCancel(Runnable action) {
        lock.lock();
        try {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    private void set(boolean hold) {
        lock.lock();
        try {
            paused = hold;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
