package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether what an event announces may happen. */
public sealed interface Decision {

    /**
     * It may.
     *
     * @param data the event's data as the hooks left it
     */
    record Granted(ObjectNode data) implements Decision {}

    /**
     * It may not.
     *
     * @param reason for the model and for people
     */
    record Denied(String reason) implements Decision {}
}
