package dev.amplifier.core.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * Something that happened inside an execution, before it has an identity on the stream.
 *
 * @param type the event's name, one of the names in {@code docs/events.md}, such as {@code tool:pre}
 * @param data what the event says; an empty object when it says nothing more. Never shared after construction
 */
public record Event(String type, ObjectNode data) {

    /** Refuses a missing type or data. */
    public Event {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(data, "data");
    }

    /** An event that carries nothing but its name. */
    public static Event of(String type) {
        return new Event(type, JsonNodeFactory.instance.objectNode());
    }
}
