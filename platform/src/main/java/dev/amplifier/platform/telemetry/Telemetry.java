package dev.amplifier.platform.telemetry;

import java.util.Map;

/** Where events for operators go. Implementations are safe for use by several threads, return at once and never throw. */
@FunctionalInterface
public interface Telemetry {

    /**
     * Records an event.
     *
     * @param name lower case with underscores
     * @param properties words from fixed vocabularies or ids; nothing that a user typed
     * @param measurements numbers; the name says the unit, such as {@code duration_seconds}
     */
    void event(String name, Map<String, String> properties, Map<String, Double> measurements);
}
