package dev.amplifier.orchestrations.drive;

import dev.amplifier.platform.contract.EventEnvelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest kept events of an execution, for the next history to hold. Costs next to nothing until they are asked for, which few replays do. */
final class CarriedEvents {

    private static final int CHARACTERS = 128 * 1024;

    private final List<List<EventEnvelope>> parts = new ArrayList<>();

    CarriedEvents(List<EventEnvelope> earlier) {
        parts.add(earlier);
    }

    void add(List<EventEnvelope> more) {
        parts.add(more);
    }

    /** The newest that fit, at least one if there is any, oldest first. */
    List<EventEnvelope> events() {
        Deque<EventEnvelope> newest = new ArrayDeque<>();
        int characters = 0;
        for (List<EventEnvelope> part : parts.reversed()) {
            for (EventEnvelope event : part.reversed()) {
                characters += size(event);
                if (characters > CHARACTERS && !newest.isEmpty()) {
                    return List.copyOf(newest);
                }
                newest.addFirst(event);
            }
        }
        return List.copyOf(newest);
    }

    private static int size(EventEnvelope event) {
        return 200 + event.data().toString().length();
    }
}
