package dev.amplifier.core.hook;

import dev.amplifier.core.event.Event;

/**
 * Hears an event and says what is to become of it. It is called on a thread of its own, which is interrupted when it takes too long. One that
 * throws, or takes too long, decided nothing.
 */
@FunctionalInterface
public interface Hook {

    /**
     * Decides.
     *
     * @param event a copy: its data, the session's {@code session_id} and {@code parent_id}, and the {@code timestamp}, UTC as ISO 8601
     */
    HookResult handle(Event event);
}
