package dev.amplifier.core.cancellation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to stop, hold and let go a turn from outside. Work under way calls {@link #proceed} wherever it could stop; who is about to start
 * something new calls {@link #proceedToNext}. A token may have {@link #child children}, which hear what their parent is told; what a child is told
 * stays with it. Safe for use by several threads.
 */
public final class Cancellation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final @Nullable Cancellation parent;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Cancellation> children = new ArrayList<>();
    private final List<RunningTool> running = new ArrayList<>();
    private List<RunningTool> awaited = List.of();
    private final List<Runnable> onNoNext = new ArrayList<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private Level level = Level.NONE;
    private boolean paused;

    /** A token that nobody has cancelled or held. */
    public Cancellation() {
        this(null);
    }

    private Cancellation(@Nullable Cancellation parent) {
        this.parent = parent;
    }

    /** A token that stands as this one does now, and hears what this one is told from now on, until it is closed. */
    public Cancellation child() {
        Cancellation child = new Cancellation(this);
        lock.lock();
        try {
            child.level = level;
            child.paused = paused;
            children.add(child);
        } finally {
            lock.unlock();
        }
        return child;
    }

    /** Lets go of the parent. A token without one needs no closing. */
    @Override
    public void close() {
        Cancellation from = parent;
        if (from != null) {
            from.lock.lock();
            try {
                from.children.remove(this);
            } finally {
                from.lock.unlock();
            }
        }
    }

    /**
     * Asks for the end of the work. {@link Level#GRACEFUL} is heard by work that nobody has cancelled yet, {@link Level#IMMEDIATE} by any. Held work
     * would not come to an end by itself: it is cancelled at once whatever is asked for.
     *
     * @return whether this changed anything
     */
    public boolean request(Level wanted) {
        List<Runnable> actions = new ArrayList<>();
        List<RunningTool> waitsFor = runningTools();
        List<Cancellation> told;
        Level reached;
        lock.lock();
        try {
            if (!wanted.isBeyond(level)) {
                return false;
            }
            reached = paused ? Level.IMMEDIATE : wanted;
            level = reached;
            awaited = waitsFor;
            actions.addAll(onNoNext);
            onNoNext.clear();
            if (reached == Level.IMMEDIATE) {
                actions.addAll(onCancel);
                onCancel.clear();
            }
            told = List.copyOf(children);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(child -> child.request(reached));
        actions.forEach(Cancellation::run);
        return true;
    }

    /** Cancels at once: the turn ends as soon as it looks, and what was registered to interrupt it is run. Final. */
    public void cancel() {
        request(Level.IMMEDIATE);
    }

    /** Holds the turn at its next look. */
    public void pause() {
        hold(true);
    }

    /** Lets a held turn go on. */
    public void resume() {
        hold(false);
    }

    /** How far it is cancelled. */
    public Level level() {
        lock.lock();
        try {
            return level;
        } finally {
            lock.unlock();
        }
    }

    /** The tool calls that were under way when the end was last asked for; empty if it was not. */
    public List<RunningTool> awaitedTools() {
        lock.lock();
        try {
            return awaited;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was cancelled at once. */
    public boolean isCancelled() {
        return level() == Level.IMMEDIATE;
    }

    /** Enters a tool call that a graceful end waits for; close what is returned when the call is over. */
    public Running running(RunningTool call) {
        lock.lock();
        try {
            running.add(call);
        } finally {
            lock.unlock();
        }
        return () -> {
            lock.lock();
            try {
                running.remove(call);
            } finally {
                lock.unlock();
            }
        };
    }

    /** The tool calls that are under way, in the order in which they began; those of children after their parent's. */
    public List<RunningTool> runningTools() {
        List<RunningTool> calls;
        List<Cancellation> below;
        lock.lock();
        try {
            calls = new ArrayList<>(running);
            below = List.copyOf(children);
        } finally {
            lock.unlock();
        }
        below.forEach(child -> calls.addAll(child.runningTools()));
        return calls;
    }

    /**
     * Waits while the turn is held.
     *
     * @return whether what is under way goes on; false once cancelled at once or when the thread is interrupted
     */
    public boolean proceed() {
        return goOn(Duration.ZERO, Level.GRACEFUL);
    }

    /**
     * Lets time pass, and waits on while the turn is held. Cancelling at once ends both.
     *
     * @param wait how long; zero or less for not at all
     * @return whether what is under way goes on; false once cancelled at once or when the thread is interrupted
     */
    public boolean proceedAfter(Duration wait) {
        return goOn(wait, Level.GRACEFUL);
    }

    /**
     * Waits while the turn is held.
     *
     * @return whether something new may be started; false once cancelled in any way or when the thread is interrupted
     */
    public boolean proceedToNext() {
        return goOn(Duration.ZERO, Level.NONE);
    }

    /**
     * Lets time pass, and waits on while the turn is held. Cancelling in any way ends both.
     *
     * @param wait how long; zero or less for not at all
     * @return whether something new may be started; false once cancelled in any way or when the thread is interrupted
     */
    public boolean proceedToNextAfter(Duration wait) {
        return goOn(wait, Level.NONE);
    }

    /** Runs an action when it is cancelled at once, immediately if it is already; for closing what blocks. */
    public void onCancel(Runnable action) {
        on(Level.IMMEDIATE, onCancel, action);
    }

    /** Runs an action when it is cancelled in any way, immediately if it is already; for giving up a wait before something new. */
    public void onNoNext(Runnable action) {
        on(Level.GRACEFUL, onNoNext, action);
    }

    private void on(Level least, List<Runnable> actions, Runnable action) {
        lock.lock();
        try {
            if (least.isBeyond(level)) {
                actions.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        run(action);
    }

    /** One action that fails keeps no other from being run. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("An action at a cancellation failed: {}", e.getClass().getName());
        }
    }

    private boolean goOn(Duration wait, Level tolerated) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && !level.isBeyond(tolerated)) {
                left = changed.awaitNanos(left);
            }
            while (paused && !level.isBeyond(tolerated)) {
                changed.await();
            }
            return !level.isBeyond(tolerated);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void hold(boolean hold) {
        List<Cancellation> told;
        lock.lock();
        try {
            paused = hold;
            told = List.copyOf(children);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(child -> child.hold(hold));
    }

    /** A tool call's place among those that are under way. */
    @FunctionalInterface
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
