package dev.amplifier.platform.telemetry;

/** Where spans go. Implementations are safe for use by several threads, return at once and never throw. */
public interface Spans extends AutoCloseable {

    /** Nowhere. */
    Spans NONE = span -> {};

    /** Takes a span, unless its trace is not sampled. */
    void record(Span span);

    /** Sends what is still held, within seconds. */
    @Override
    default void close() {}
}
