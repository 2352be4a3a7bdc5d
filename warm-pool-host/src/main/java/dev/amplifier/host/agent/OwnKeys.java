package dev.amplifier.host.agent;

import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.token.OwnKey;
import dev.amplifier.platform.token.OwnKeySeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys that users brought for their running executions: in this process's memory, until the execution has ended or a key has not been
 * used for two hours. Holds at most 10 000; the one that was not used for longest makes room. Safe for use by several threads.
 */
public final class OwnKeys {

    static final int MOST = 10_000;
    static final Duration IDLE = Duration.ofHours(2);

    private final OwnKeySeal seal;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final LinkedHashMap<String, Held> keys = new LinkedHashMap<>(16, 0.75f, true);

    /** Opens what arrives with this seal. */
    public OwnKeys(OwnKeySeal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** Takes a key in, or lets one go; other instructions are none of its business. */
    public void hear(ControlRequest request) {
        String sealed = request.message();
        if (request.action().equals("key") && sealed != null) {
            seal.open(request.executionId(), sealed).ifPresent(key -> hold(request.executionId(), key));
        } else if (request.action().equals("forget_key")) {
            forget(request.executionId());
        }
    }

    /**
     * The key of an execution. It may come by another way than the execution itself, and a little later.
     *
     * @param patience longest that it is waited for
     * @return empty if it has not come by then
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Optional<OwnKey> await(String executionId, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            forgetIdle();
            while (!keys.containsKey(executionId)) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = arrived.awaitNanos(left);
            }
            OwnKey key = keys.get(executionId).key();
            keys.put(executionId, new Held(key, clock.instant()));
            return Optional.of(key);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the key of an execution go; false if there was none. */
    public boolean forget(String executionId) {
        lock.lock();
        try {
            return keys.remove(executionId) != null;
        } finally {
            lock.unlock();
        }
    }

    private void hold(String executionId, OwnKey key) {
        lock.lock();
        try {
            forgetIdle();
            keys.put(executionId, new Held(key, clock.instant()));
            if (keys.size() > MOST) {
                keys.pollFirstEntry();
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forgetIdle() {
        Instant oldest = clock.instant().minus(IDLE);
        keys.values().removeIf(held -> held.usedAt().isBefore(oldest));
    }

    private record Held(OwnKey key, Instant usedAt) {}
}
