package dev.amplifier.core.yaml;

import java.util.Objects;

/**
 * A string of a document together with the place of the scalar that says it.
 *
 * @param value the string as YAML means it, unquoted and unescaped; may be empty
 * @param range where the scalar stands, its quotes included
 */
public record SourceText(String value, SourceRange range) {

    /** Refuses missing parts. */
    public SourceText {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(range, "range");
    }

    /** A string that stands in no document. */
    public static SourceText of(String value) {
        return new SourceText(value, SourceRange.START);
    }

    /** Whether nothing but white space is there. */
    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public String toString() {
        return value;
    }
}
