package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hooks of one turn. Those of an event are asked one after another, the lowest priority first, ties in the order of their registration; of
 * events that happen at once, those of one are asked before those of the next. Names of events match exactly. A hook that throws is passed over; one
 * that takes too long is passed over and not asked again. Safe for use by several threads.
 */
public final class HookRegistry {

    /** Longest that a hook may think about an event. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(HookRegistry.class);
    private static final String TIMESTAMP = "timestamp";

    private final ObjectNode defaults;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, List<Registered>> hooks = new HashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * A registry without hooks.
     *
     * @param defaults what every event says unless it says otherwise, such as {@code session_id}
     * @param patience longest that a hook may think about an event
     */
    public HookRegistry(ObjectNode defaults, InstantSource clock, Duration patience) {
        this.defaults = defaults.deepCopy();
        this.clock = clock;
        this.patience = patience;
    }

    /** Takes a hook away again. Doing so twice does no harm. */
    @FunctionalInterface
    public interface Registration {

        /** Takes it away. */
        void remove();
    }

    private record Registered(int priority, String name, Hook hook, AtomicBoolean stuck) {}

    /**
     * Has a hook asked about an event.
     *
     * @param event the event's exact name
     * @param priority lower ones are asked first
     * @param name for logs, and for what the hook injects and says
     */
    public Registration register(String event, int priority, String name, Hook hook) {
        Registered added = new Registered(priority, name, hook, new AtomicBoolean());
        synchronized (hooks) {
            List<Registered> ordered = new ArrayList<>(hooks.getOrDefault(event, List.of()));
            ordered.add(added);
            ordered.sort(Comparator.comparingInt(Registered::priority));
            hooks.put(event, List.copyOf(ordered));
        }
        return () -> remove(event, added);
    }

    /** Asks the hooks of an event. Returns in time, and never throws. */
    public HookOutcome dispatch(Event event) {
        List<Registered> asked = of(event.type());
        if (asked.isEmpty()) {
            return new HookOutcome(new HookAction.Continue(), "", event.data(), List.of());
        }
        oneAtATime.lock();
        try {
            return dispatch(event, asked);
        } finally {
            oneAtATime.unlock();
        }
    }

    private HookOutcome dispatch(Event event, List<Registered> asked) {
        ObjectNode data = stamped(event.data());
        Verdict verdict = new Verdict();
        List<HookOutcome.Message> messages = new ArrayList<>();
        for (Registered registered : asked) {
            Optional<HookResult> answer = answer(registered, new Event(event.type(), data.deepCopy()));
            if (answer.isEmpty()) {
                continue;
            }
            HookResult result = answer.get();
            tell(result, registered.name(), messages);
            if (result.action() instanceof HookAction.Modify(ObjectNode other)) {
                data = other.deepCopy();
            }
            verdict.hear(registered.name(), result.action());
            if (verdict.isFinal()) {
                break;
            }
        }
        return new HookOutcome(verdict.action(), verdict.hook(), unstamped(data, event.data()), messages);
    }

    private List<Registered> of(String event) {
        synchronized (hooks) {
            return hooks.getOrDefault(event, List.of());
        }
    }

    private void remove(String event, Registered removed) {
        synchronized (hooks) {
            List<Registered> left = new ArrayList<>(hooks.getOrDefault(event, List.of()));
            left.removeIf(registered -> registered == removed);
            hooks.put(event, List.copyOf(left));
        }
    }

    /** A thread of its own, so that a hook which hangs costs the turn no more than the patience with it. */
    private Optional<HookResult> answer(Registered registered, Event event) {
        if (registered.stuck().get()) {
            return Optional.empty();
        }
        FutureTask<HookResult> call = new FutureTask<>(() -> registered.hook().handle(event));
        Thread.ofVirtual().name("hook-" + registered.name()).start(call);
        try {
            return Optional.ofNullable(call.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            registered.stuck().set(true);
            call.cancel(true);
            LOG.warn(
                    "The hook {} took longer than {} for {}; it is not asked again in this turn",
                    registered.name(),
                    patience,
                    event.type());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            LOG.warn(
                    "The hook {} failed at {}: {}",
                    registered.name(),
                    event.type(),
                    cause == null ? "no cause" : cause.getClass().getName());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static void tell(HookResult result, String name, List<HookOutcome.Message> messages) {
        HookResult.Message message = result.message();
        if (message != null && !message.text().isBlank() && !(result.action() instanceof HookAction.AskUser)) {
            String source = message.source() == null ? name : message.source();
            messages.add(new HookOutcome.Message(message.level(), message.text(), "hook:" + source));
        }
    }

    private ObjectNode stamped(ObjectNode data) {
        ObjectNode stamped = defaults.deepCopy();
        stamped.setAll(data);
        return stamped.put(TIMESTAMP, clock.instant().toString());
    }

    /** What the emitter did not say itself is not handed back to it. */
    private ObjectNode unstamped(ObjectNode data, ObjectNode said) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll(data);
        if (said.has(TIMESTAMP)) {
            rest.set(TIMESTAMP, said.get(TIMESTAMP));
        } else {
            rest.remove(TIMESTAMP);
        }
        defaults.fieldNames().forEachRemaining(name -> {
            if (!said.has(name)) {
                rest.remove(name);
            }
        });
        return rest;
    }
}
