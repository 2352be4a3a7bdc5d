package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.RateLimiting;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the model calls of a tree of recipes to its limits. */
final class RateLimiter {

    private final RateLimiting limits;
    private final TreeMap<Long, AgentFrame> parked = new TreeMap<>();
    private long lastParked;
    private int inUse;
    private @Nullable Instant lastEnd;
    private Duration backoff = Duration.ZERO;
    private int successes;

    RateLimiter(RateLimiting limits) {
        this.limits = limits;
    }

    /** Takes a slot for a call; false if none is free, and then the frame gets a turn when one is. */
    boolean acquire(AgentFrame frame) {
        if (limits.maxConcurrentLlm().isPresent()
                && inUse >= limits.maxConcurrentLlm().getAsInt()) {
            frame.parkedAt = ++lastParked;
            parked.put(frame.parkedAt, frame);
            return false;
        }
        inUse++;
        return true;
    }

    /** Takes back, after a restore, a frame that held a slot or waited for one. */
    void readmit(AgentFrame frame, boolean holdsSlot) {
        if (holdsSlot) {
            inUse++;
        } else if (frame.parkedAt > 0) {
            parked.put(frame.parkedAt, frame);
        }
    }

    /** How long the next call must still wait; zero if it may start. */
    Duration delay(Instant now) {
        Duration sinceEnd = lastEnd == null ? limits.minDelay() : Duration.between(lastEnd, now);
        Duration spacing = limits.minDelay().minus(sinceEnd);
        Duration delay = backoff.plus(spacing.isNegative() ? Duration.ZERO : spacing);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    boolean backsOff() {
        return !backoff.isZero();
    }

    /** Gives a slot back after a call. */
    void callEnded(boolean success, boolean rateLimited, Instant now, Machine machine) {
        lastEnd = now;
        RateLimiting.Backoff rule = limits.backoff();
        if (success) {
            if (++successes >= rule.resetAfterSuccess()) {
                backoff = Duration.ZERO;
            }
        } else {
            successes = 0;
            if (rateLimited && rule.enabled()) {
                double next = backoff.isZero()
                        ? rule.initialDelay().toMillis()
                        : Math.min(
                                backoff.toMillis() * rule.multiplier(),
                                rule.maxDelay().toMillis());
                backoff = Duration.ofMillis((long) next);
            }
        }
        release(machine);
    }

    /** Gives a slot back without a call. */
    void release(Machine machine) {
        inUse--;
        if (!parked.isEmpty()) {
            AgentFrame next = parked.pollFirstEntry().getValue();
            next.parkedAt = 0;
            machine.ready(next);
        }
    }

    void forget(AgentFrame frame) {
        parked.remove(frame.parkedAt);
    }

    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("backoff_ms", backoff.toMillis()).put("successes", successes).put("parked", lastParked);
        if (lastEnd != null) {
            saved.put("last_end", lastEnd.toString());
        }
        return saved;
    }

    void load(JsonNode saved) {
        backoff = Duration.ofMillis(saved.path("backoff_ms").longValue());
        successes = saved.path("successes").intValue();
        lastParked = saved.path("parked").longValue();
        lastEnd = saved.has("last_end") ? Instant.parse(saved.get("last_end").textValue()) : null;
    }
}
