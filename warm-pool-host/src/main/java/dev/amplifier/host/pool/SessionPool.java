package dev.amplifier.host.pool;

import dev.amplifier.platform.contract.PoolReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends sessions that were made before they were asked for.
 *
 * <p>A shelf holds the sessions of one kind. A request takes an idle session; if none is idle and the pool is not full it makes one; else
 * it waits in line, first come first served, {@link PoolOptions#patience} at most. A session that comes back is wiped, and replaced
 * after {@link PoolOptions#uses} uses or {@link PoolOptions#age}. What was taken is made anew in the background.
 *
 * <p>Safe for use by several threads. Nothing of {@link SessionMaker} is called while the lock is held.
 *
 * @param <S> the session
 */
public final class SessionPool<S> implements AutoCloseable {

    private static final Duration DRAINING = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SessionPool.class);

    private final SessionMaker<S> maker;
    private final PoolOptions options;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of their last use, the oldest first. */
    private final LinkedHashMap<String, Shelf<S>> shelves = new LinkedHashMap<>(16, 0.75f, true);

    private final ArrayDeque<Condition> line = new ArrayDeque<>();
    /** Sessions alive or being made. Never above {@link PoolOptions#total}. */
    private int alive;

    private int inUse;
    private long granted;
    private long grantedWarm;
    private long refused;
    private long replaced;
    private long longestWaitMicros;
    private boolean closed;

    /** An empty pool; {@link #warm} fills it. */
    public SessionPool(SessionMaker<S> maker, PoolOptions options, InstantSource clock) {
        this.maker = maker;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Makes the warm sessions of a shelf and returns when they are ready.
     *
     * @throws RuntimeException if a session of this kind cannot be made
     */
    public void warm(String shelfName) {
        while (reserve(shelfName)) {
            makeReserved(shelfName);
        }
    }

    /**
     * Lends a session.
     *
     * @param shelfName which kind
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws RuntimeException if a session of this kind cannot be made
     */
    public Acquisition<S> acquire(String shelfName) throws InterruptedException {
        Slot<S> slot;
        lock.lockInterruptibly();
        try {
            slot = awaitSlot(shelfName);
            if (slot == null) {
                refused++;
                return new Acquisition.Busy<>(closed ? DRAINING : options.patience());
            }
        } finally {
            lock.unlock();
        }
        Pooled<S> pooled = slot.idle == null ? makeLent(shelfName) : slot.idle;
        refill(shelfName);
        return new Acquisition.Granted<>(new Lease<>(pooled.session, session -> giveBack(pooled)));
    }

    /** Replaces idle sessions that are too old or no longer healthy, and fills the shelves. To be called about once a minute. */
    public void inspect() {
        List<Pooled<S>> idle = new ArrayList<>();
        List<String> names;
        lock.lock();
        try {
            names = List.copyOf(shelves.keySet());
            for (Shelf<S> shelf : shelves.values()) {
                idle.addAll(shelf.idle);
                shelf.idle.clear();
                shelf.peak = shelf.lent;
            }
        } finally {
            lock.unlock();
        }
        for (Pooled<S> session : idle) {
            if (fresh(session) && maker.healthy(session.session)) {
                shelve(session);
            } else {
                retire(session);
            }
        }
        names.forEach(this::refill);
    }

    /** How the pool is doing now. */
    public PoolReport figures() {
        lock.lock();
        try {
            int warm = shelves.values().stream()
                    .mapToInt(shelf -> shelf.idle.size())
                    .sum();
            return new PoolReport(warm, inUse, line.size(), granted, grantedWarm, refused, replaced, longestWaitMicros);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new requests, closes idle sessions at once and lent ones when they come back. */
    @Override
    public void close() {
        List<Pooled<S>> idle = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            shelves.values().forEach(shelf -> idle.addAll(shelf.idle));
            shelves.clear();
            line.forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
        idle.forEach(session -> maker.close(session.session));
    }

    /** Waits for an idle session or the right to make one, already counted as lent; null if neither came in time. */
    private @Nullable Slot<S> awaitSlot(String shelfName) throws InterruptedException {
        long asked = System.nanoTime();
        long patience = options.patience().toNanos();
        Condition turn = lock.newCondition();
        line.addLast(turn);
        try {
            while (!closed) {
                Slot<S> slot = line.peekFirst() == turn ? takeSlot(shelfName) : null;
                if (slot != null) {
                    long waited = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked);
                    longestWaitMicros = Math.max(longestWaitMicros, waited);
                    return slot;
                }
                if (patience <= 0) {
                    return null;
                }
                patience = turn.awaitNanos(patience);
            }
            return null;
        } finally {
            line.remove(turn);
            signalNext();
        }
    }

    private @Nullable Slot<S> takeSlot(String shelfName) {
        Shelf<S> shelf = shelf(shelfName);
        Pooled<S> idle = shelf.idle.pollFirst();
        if (idle == null) {
            if (!makeRoom()) {
                return null;
            }
            alive++;
        } else {
            grantedWarm++;
        }
        granted++;
        inUse++;
        shelf.lent++;
        shelf.peak = Math.max(shelf.peak, shelf.lent);
        return new Slot<>(idle);
    }

    /** Whether one more session may be made, if need be after closing an idle one of another shelf. */
    private boolean makeRoom() {
        if (alive < options.total()) {
            return true;
        }
        for (Shelf<S> shelf : shelves.values()) {
            Pooled<S> victim = shelf.idle.pollLast();
            if (victim != null) {
                discard(victim);
                return true;
            }
        }
        return false;
    }

    private Shelf<S> shelf(String name) {
        Shelf<S> shelf = shelves.computeIfAbsent(name, key -> new Shelf<>());
        if (shelves.size() > options.shelves()) {
            Map.Entry<String, Shelf<S>> eldest = shelves.entrySet().iterator().next();
            eldest.getValue().idle.forEach(this::discard);
            shelves.remove(eldest.getKey());
        }
        return shelf;
    }

    /** With the lock held: takes a session out of the count and closes it in the background. */
    private void discard(Pooled<S> session) {
        alive--;
        replaced++;
        Thread.ofVirtual().name("pool-close").start(() -> maker.close(session.session));
    }

    private Pooled<S> makeLent(String shelfName) {
        try {
            return new Pooled<>(shelfName, maker.make(shelfName), clock.instant());
        } catch (RuntimeException e) {
            lock.lock();
            try {
                alive--;
                released(shelfName);
                signalNext();
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    /** Makes a session that {@link #reserve} has counted, and shelves it. */
    private void makeReserved(String shelfName) {
        Pooled<S> made = null;
        try {
            made = new Pooled<>(shelfName, maker.make(shelfName), clock.instant());
        } finally {
            lock.lock();
            try {
                Shelf<S> shelf = shelves.get(shelfName);
                if (shelf != null) {
                    shelf.coming--;
                }
                if (made == null) {
                    alive--;
                    signalNext();
                }
            } finally {
                lock.unlock();
            }
        }
        shelve(made);
    }

    private void giveBack(Pooled<S> pooled) {
        pooled.uses++;
        boolean again = pooled.uses < options.uses() && fresh(pooled) && maker.restore(pooled.session);
        lock.lock();
        try {
            released(pooled.shelf);
        } finally {
            lock.unlock();
        }
        if (again) {
            shelve(pooled);
        } else {
            retire(pooled);
        }
    }

    private void released(String shelfName) {
        inUse--;
        Shelf<S> shelf = shelves.get(shelfName);
        if (shelf != null && shelf.lent > 0) {
            shelf.lent--;
        }
    }

    private boolean fresh(Pooled<S> pooled) {
        return pooled.madeAt.plus(options.age()).isAfter(clock.instant());
    }

    /** Puts a session among the idle ones of its shelf, or closes it if there are enough. */
    private void shelve(Pooled<S> pooled) {
        lock.lock();
        try {
            Shelf<S> shelf = shelves.get(pooled.shelf);
            if (closed || shelf == null || (shelf.idle.size() >= options.warmMost() && line.isEmpty())) {
                discard(pooled);
            } else {
                shelf.idle.addFirst(pooled);
            }
            signalNext();
        } finally {
            lock.unlock();
        }
    }

    private void retire(Pooled<S> pooled) {
        lock.lock();
        try {
            alive--;
            replaced++;
            signalNext();
        } finally {
            lock.unlock();
        }
        maker.close(pooled.session);
        refill(pooled.shelf);
    }

    private void signalNext() {
        Condition next = line.peekFirst();
        if (next != null) {
            next.signal();
        }
    }

    /** Counts one more session as alive and coming, if the shelf wants one and there is room. */
    private boolean reserve(String shelfName) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            Shelf<S> shelf = shelf(shelfName);
            int target = Math.clamp(shelf.peak, options.warm(), options.warmMost());
            if (shelf.idle.size() + shelf.coming >= target || alive >= options.total()) {
                return false;
            }
            alive++;
            shelf.coming++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void refill(String shelfName) {
        while (reserve(shelfName)) {
            Thread.ofVirtual().name("pool-refill").start(() -> {
                try {
                    makeReserved(shelfName);
                } catch (RuntimeException e) {
                    log.warn("could not refill the pool: {}", e.getClass().getSimpleName());
                }
            });
        }
    }

    /** The sessions of one kind. Guarded by the pool's lock. */
    private static final class Shelf<S> {
        /** The most recently used first, so that the rest may grow old and be replaced. */
        private final ArrayDeque<Pooled<S>> idle = new ArrayDeque<>();

        private int coming;
        private int lent;
        /** Most sessions lent at once since the last inspection. */
        private int peak;
    }

    /** What a request was given: an idle session, or the right to make one if that is null. */
    private record Slot<S>(@Nullable Pooled<S> idle) {}

    /** A session and its history. Owned by the pool or by one lease, never both. */
    private static final class Pooled<S> {
        private final String shelf;
        private final S session;
        private final Instant madeAt;
        private int uses;

        private Pooled(String shelf, S session, Instant madeAt) {
            this.shelf = shelf;
            this.session = session;
            this.madeAt = madeAt;
        }
    }
}
