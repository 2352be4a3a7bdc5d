package dev.amplifier.core.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and when to ask again after a passing failure.
 *
 * @param attempts most attempts in all, the first included; at least 1
 * @param first wait before the second attempt; doubles from there
 * @param longest longest wait; a provider that wants a longer one is not asked again
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** Four attempts, from one second up to a minute. */
    public static final RetryPolicy USUAL = new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Refuses fewer than one attempt and negative waits. */
    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("attempts must be 1 or more, and 0 <= first <= longest");
        }
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt the attempt that failed, from 1
     * @param asked what the provider asked for, which is the least; null if nothing
     * @param jitter from 0 to 1: spreads the wait between half and one and a half times its length
     */
    Duration waitAfter(int attempt, @Nullable Duration asked, double jitter) {
        double grown = first.toMillis() * Math.pow(2, attempt - 1) * (0.5 + jitter);
        Duration own = Duration.ofMillis(Math.round(Math.min(grown, longest.toMillis())));
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }
}
