package dev.amplifier.core.session;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a turn went. */
public sealed interface TurnResult {

    /** What model calls used, whatever the outcome. */
    Spent spent();

    /**
     * What model calls used.
     *
     * @param costUsd US dollars; null if a price is not known
     */
    record Spent(
            long inputTokens, long outputTokens, @Nullable BigDecimal costUsd) {

        /** Nothing. */
        public static final Spent NOTHING = new Spent(0, 0, BigDecimal.ZERO);

        Spent plus(long input, long output, @Nullable BigDecimal cost) {
            return new Spent(
                    inputTokens + input,
                    outputTokens + output,
                    costUsd == null || cost == null ? null : costUsd.add(cost));
        }

        Spent plus(Spent other) {
            return plus(other.inputTokens, other.outputTokens, other.costUsd);
        }
    }

    /**
     * The agent answered.
     *
     * @param text its last words
     */
    record Answered(String text, Spent spent) implements TurnResult {}

    /**
     * It could not.
     *
     * @param code stable, see {@link dev.amplifier.core.provider.Answer.Failed}; also {@code cost_ceiling}, {@code too_many_turns} and {@code too_many_tool_calls}
     * @param retryAfter when to try again, if the provider said so; null if not
     */
    record Failed(
            String code,
            String message,
            boolean retryable,
            @Nullable Duration retryAfter,
            Spent spent) implements TurnResult {}

    /** Somebody stopped it. */
    record Stopped(Spent spent) implements TurnResult {}
}
