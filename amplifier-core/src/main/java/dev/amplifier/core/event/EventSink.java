package dev.amplifier.core.event;

/** Where events go. Implementations are safe for use by several threads and never throw. */
@FunctionalInterface
public interface EventSink {

    /** Takes one event; events of one caller keep their order. Returns at once. */
    void emit(Event event);
}
