package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Where the work stands when this becomes JSON. The client library writes the custom status once, at the end of a turn: what the status was at
 * each step of a replay is never worked out.
 */
record StatusAtTurnEnd(Work work, ObjectMapper json) {

    /** The execution status as it is now. */
    @JsonValue
    JsonNode now() {
        return json.valueToTree(work.status());
    }
}
