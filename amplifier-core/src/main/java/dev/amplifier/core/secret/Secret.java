package dev.amplifier.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A key or token that is held in memory only. It never shows itself: {@link #toString} is a mask, and it has no fields that JSON mappers
 * or loggers would read.
 */
public final class Secret {

    private static final String MASK = "[REDACTED]";

    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Holds a secret, without the blanks around it.
     *
     * @throws IllegalArgumentException if nothing but blanks is left
     */
    public static Secret of(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(trimmed);
    }

    /** The secret itself, to hand to the one who needs it and nobody else. */
    public String reveal() {
        return value;
    }

    /** A mask. */
    @Override
    public String toString() {
        return MASK;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
