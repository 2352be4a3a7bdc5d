package dev.amplifier.platform.relay;

import dev.amplifier.platform.contract.EventEnvelope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events that wait to be sent: one lane for each execution, so that order holds within it and a slow one holds up no other. The first event
 * of a quiet lane goes at once; after that a lane sends a frame every {@link #PACE} at most, with all that came meanwhile.
 *
 * <p>Bounded: a lane that holds {@link #LANE_LIMIT} events takes no more, and neither does any lane while {@link #TOTAL_LIMIT} wait in all.
 */
final class OutgoingQueue implements AutoCloseable {

    static final Duration PACE = Duration.ofMillis(20);
    static final int LANE_LIMIT = 10_000;
    static final int TOTAL_LIMIT = 100_000;
    static final int FRAME_LIMIT = 200;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final FrameSender sender;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private final Map<String, Deque<EventEnvelope>> lanes = new HashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private int waiting;
    private boolean closed;

    /** Sends one frame, taking as long as it takes, retries included; false if it gave up. */
    @FunctionalInterface
    interface FrameSender {
        boolean send(String executionId, List<EventEnvelope> frame);
    }

    OutgoingQueue(FrameSender sender) {
        this.sender = sender;
    }

    void add(String executionId, List<EventEnvelope> events) {
        if (events.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            boolean quiet = !lanes.containsKey(executionId);
            Deque<EventEnvelope> lane = lanes.getOrDefault(executionId, new ArrayDeque<>());
            if (closed || Math.min(LANE_LIMIT - lane.size(), TOTAL_LIMIT - waiting) < events.size()) {
                dropped.addAndGet(events.size());
                return;
            }
            lane.addAll(events);
            lanes.put(executionId, lane);
            waiting += events.size();
            if (quiet) {
                threads.execute(() -> drain(executionId));
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many events were given up since the start. */
    long dropped() {
        return dropped.get();
    }

    /** How many events wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void drain(String executionId) {
        List<EventEnvelope> frame = take(executionId);
        while (!frame.isEmpty()) {
            if (!sender.send(executionId, frame)) {
                dropped.addAndGet(frame.size());
            }
            rest();
            frame = take(executionId);
        }
    }

    private List<EventEnvelope> take(String executionId) {
        lock.lock();
        try {
            Deque<EventEnvelope> lane = lanes.getOrDefault(executionId, new ArrayDeque<>());
            List<EventEnvelope> frame = new ArrayList<>();
            while (frame.size() < FRAME_LIMIT && !lane.isEmpty()) {
                frame.add(lane.removeFirst());
            }
            waiting -= frame.size();
            if (frame.isEmpty()) {
                lanes.remove(executionId);
                drained.signalAll();
            }
            return frame;
        } finally {
            lock.unlock();
        }
    }

    /** Waits out the pace, or less if the queue is being closed. */
    private void rest() {
        lock.lock();
        try {
            long left = PACE.toNanos();
            while (left > 0 && !closed) {
                left = drained.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drained.signalAll();
            long left = CLOSE_TIMEOUT.toNanos();
            while (!lanes.isEmpty() && left > 0) {
                left = drained.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
