package dev.amplifier.orchestrations.stream;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.hook.CancelEvents;
import dev.amplifier.platform.contract.ControlRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The effects that this host is performing right now, so that they can be cancelled, paused, resumed and replayed from elsewhere. Also
 * sends their token deltas on time, and remembers an effect for a moment after its end. Safe for use by several threads.
 */
public final class RunningEffects implements AutoCloseable {

    /**
     * How long an ended effect can be replayed: until its result stands in the history, which waits while the database is away, the events
     * are nowhere else.
     */
    static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int REMEMBERED_MOST = 100;

    private final Set<RunningEffect> running = ConcurrentHashMap.newKeySet();
    private final Deque<Ended> ended = new ConcurrentLinkedDeque<>();
    private final InstantSource clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("effect-events").factory());

    /** Starts the ticker. */
    public RunningEffects(InstantSource clock) {
        this.clock = clock;
        long every = EffectEvents.JOIN.toMillis();
        ticker.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    /** Enters an effect; closing what is returned flushes its events and takes it out. */
    public Entry enter(RunningEffect effect) {
        running.add(effect);
        return () -> {
            effect.events().flush();
            ended.addLast(new Ended(effect, clock.instant().plus(REMEMBERED)));
            running.remove(effect);
            forget();
        };
    }

    /** Passes a request on to the effects of its execution. Unknown actions and executions are none of this host's business. */
    public void control(ControlRequest request) {
        for (RunningEffect effect : running) {
            if (effect.executionId().equals(request.executionId())) {
                switch (request.action()) {
                    case "cancel" -> cancel(effect, request.isGraceful() ? Level.GRACEFUL : Level.IMMEDIATE);
                    case "pause" -> effect.cancellation().pause();
                    case "resume" -> effect.cancellation().resume();
                    case "replay" -> effect.events().replay();
                    case "approve", "deny" -> decide(effect.questions(), request);
                    default -> {}
                }
            }
        }
        if (request.action().equals("replay")) {
            forget();
            ended.stream()
                    .filter(one -> one.effect().executionId().equals(request.executionId()))
                    .forEach(one -> one.effect().events().replay());
        }
    }

    /** Told before it is done, so that it is told before what comes of it. */
    private static void cancel(RunningEffect effect, Level level) {
        Cancellation cancellation = effect.cancellation();
        if (level.isBeyond(cancellation.level())) {
            if (effect.events().ofStep()) {
                effect.events().emit(CancelEvents.requested(level, cancellation.runningTools()));
            }
            cancellation.request(level);
        }
    }

    private static void decide(Questions questions, ControlRequest request) {
        String stage = request.stage();
        if (stage != null) {
            questions.decide(stage, request.action().equals("approve"), request.message());
        }
    }

    /** How many effects run now. */
    public int size() {
        return running.size();
    }

    /** Stops the ticker; effects that still run flush when they end. */
    @Override
    public void close() {
        ticker.shutdown();
    }

    private void tick() {
        running.forEach(effect -> effect.events().tick());
        forget();
    }

    private synchronized void forget() {
        Instant now = clock.instant();
        while (ended.size() > REMEMBERED_MOST
                || (ended.peekFirst() instanceof Ended oldest && oldest.until().isBefore(now))) {
            ended.pollFirst();
        }
    }

    private record Ended(RunningEffect effect, Instant until) {}

    /** The place of an effect among those that run; close it when the effect has ended. */
    @FunctionalInterface
    public interface Entry extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * An effect that is being performed.
     *
     * @param executionId whose it is
     * @param events its stream
     * @param questions what it asks people
     * @param cancellation stops, holds and lets it go
     */
    public record RunningEffect(
            String executionId, EffectEvents events, Questions questions, Cancellation cancellation) {}
}
