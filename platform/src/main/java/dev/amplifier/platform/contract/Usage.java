package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What model calls used.
 *
 * @param inputTokens tokens in, cached ones included
 * @param outputTokens tokens out
 * @param costUsd US dollars; null if the price is not known; zero for the offline provider
 */
public record Usage(
        @JsonProperty("input_tokens") long inputTokens,
        @JsonProperty("output_tokens") long outputTokens,
        @JsonProperty("cost_usd") @Nullable BigDecimal costUsd) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, BigDecimal.ZERO);

    /** The sum of both; the cost is unknown if either one's is. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd));
    }
}
