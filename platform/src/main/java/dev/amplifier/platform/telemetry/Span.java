package dev.amplifier.platform.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that took time, and is over.
 *
 * @param name what it was: a word of the code's own, never of a user's
 * @param place its place in the trace
 * @param parent id of the span that it is a part of; empty at the beginning of a trace
 * @param kind how it relates to others
 * @param start when it began
 * @param duration how long it took
 * @param attributes words from fixed vocabularies, numbers or ids; nothing that a user typed
 * @param failed whether it went wrong
 */
public record Span(
        String name,
        TraceContext place,
        Optional<String> parent,
        Kind kind,
        Instant start,
        Duration duration,
        Map<String, String> attributes,
        boolean failed) {

    /** How a span relates to others. */
    public enum Kind {
        INTERNAL,
        SERVER,
        CLIENT
    }

    /** Copies the attributes. */
    public Span {
        attributes = Map.copyOf(attributes);
    }
}
