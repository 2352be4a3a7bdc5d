package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows what happens to whoever is looking. */
interface Reporter {

    /** An execution was started. */
    void started(String executionId);

    /** An event came. */
    void event(JsonNode event);

    /** An execution has ended; as the contract describes one. */
    void ended(JsonNode execution);
}
