package dev.amplifier.functions.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts cheap calls, by caller or by address, in windows of an hour. Kept in memory and bounded: with very many addresses the longest
 * unseen is forgotten. Each process counts for itself, which is enough to stop a flood. Safe for use by several threads.
 */
public final class CallRate {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_CALLERS = 20_000;

    private final String policy;
    private final int limit;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** Allows this many an hour. */
    public CallRate(String policy, int limit, InstantSource clock) {
        this.policy = policy;
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts one more, if it is allowed. */
    public Admission admit(String caller) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Window window = windows.get(caller);
            if (window == null || !now.isBefore(window.start().plus(WINDOW))) {
                window = new Window(now, 0);
            }
            boolean admitted = window.used() < limit;
            if (admitted) {
                window = new Window(window.start(), window.used() + 1);
            }
            windows.put(caller, window);
            long reset = Math.max(
                    1, Duration.between(now, window.start().plus(WINDOW)).toSeconds());
            return new Admission(policy, admitted, limit, window.used(), (int) reset);
        } finally {
            lock.unlock();
        }
    }

    private record Window(Instant start, int used) {}
}
