package dev.amplifier.core.provider.http;

import java.time.Duration;

/**
 * How long to wait for a model's endpoint.
 *
 * @param headers longest wait for an answer to begin; positive
 * @param silence longest wait for more of an answer that has begun; positive
 */
public record Patience(Duration headers, Duration silence) {

    /** Two minutes to begin, one minute of silence. */
    public static final Patience USUAL = new Patience(Duration.ofMinutes(2), Duration.ofMinutes(1));

    /** Refuses what is not positive. */
    public Patience {
        if (!headers.isPositive() || !silence.isPositive()) {
            throw new IllegalArgumentException("patience must be positive");
        }
    }
}
