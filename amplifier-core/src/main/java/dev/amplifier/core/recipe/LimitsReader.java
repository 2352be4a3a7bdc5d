package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads limits on recursion and on model calls. */
final class LimitsReader {

    private static final int LONGEST_DELAY_MS = Integer.MAX_VALUE;

    private LimitsReader() {}

    static Optional<Recursion> recursion(Fields fields) {
        return fields.fields("recursion").map(limits -> {
            limits.refuseUnknown(RecipeFields.RECURSION, Set.of(), Code.UNKNOWN_KEY, true);
            return new Recursion(
                    limits.integer("max_depth", Recursion.DEFAULT.maxDepth(), 1, 20),
                    limits.integer("max_total_steps", Recursion.DEFAULT.maxTotalSteps(), 1, 1000));
        });
    }

    static Optional<RateLimiting> rateLimiting(Fields fields) {
        return fields.fields("rate_limiting").map(limits -> {
            limits.refuseUnknown(RecipeFields.RATE_LIMITING, Set.of(), Code.UNKNOWN_KEY, true);
            var concurrent = limits.has("max_concurrent_llm")
                    ? OptionalInt.of(limits.integer("max_concurrent_llm", 1, 1, 100))
                    : OptionalInt.empty();
            return new RateLimiting(
                    concurrent,
                    Duration.ofMillis(limits.integer("min_delay_ms", 0, 0, 60_000)),
                    limits.fields("backoff").map(LimitsReader::backoff).orElse(RateLimiting.Backoff.DEFAULT));
        });
    }

    private static RateLimiting.Backoff backoff(Fields fields) {
        fields.refuseUnknown(RecipeFields.BACKOFF, Set.of(), Code.UNKNOWN_KEY, true);
        var standard = RateLimiting.Backoff.DEFAULT;
        int initial =
                fields.integer("initial_delay_ms", (int) standard.initialDelay().toMillis(), 100, LONGEST_DELAY_MS);
        int longest = fields.integer("max_delay_ms", (int) standard.maxDelay().toMillis(), 0, LONGEST_DELAY_MS);
        if (longest < initial) {
            fields.findings()
                    .refused(
                            Code.OUT_OF_RANGE,
                            fields.path("max_delay_ms"),
                            fields.keyRange("max_delay_ms"),
                            "'max_delay_ms' (" + longest + ") must not be below 'initial_delay_ms' (" + initial + ").");
        }
        return new RateLimiting.Backoff(
                fields.flag("enabled", standard.enabled()),
                Duration.ofMillis(initial),
                Duration.ofMillis(Math.max(initial, longest)),
                fields.number("multiplier", standard.multiplier(), 1, "of 1 or more"),
                fields.integer("reset_after_success", standard.resetAfterSuccess(), 1, Integer.MAX_VALUE));
    }
}
