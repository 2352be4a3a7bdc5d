package dev.amplifier.orchestrations.drive;

import dev.amplifier.platform.contract.EventEnvelope;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The newest kept events of an execution, for the next history to hold. */
final class CarriedEvents {

    private static final int CHARACTERS = 128 * 1024;

    private final Deque<EventEnvelope> events = new ArrayDeque<>();
    private int characters;

    CarriedEvents(Collection<EventEnvelope> earlier) {
        add(earlier);
    }

    void add(Collection<EventEnvelope> more) {
        for (EventEnvelope event : more) {
            events.addLast(event);
            characters += size(event);
        }
        while (characters > CHARACTERS && events.size() > 1) {
            characters -= size(events.removeFirst());
        }
    }

    List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    private static int size(EventEnvelope event) {
        return 200 + event.data().toString().length();
    }
}
