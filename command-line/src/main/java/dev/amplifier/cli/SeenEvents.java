package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells new events from those that were seen. An event has an id made of its effect and a number; when a step is run again after a crash, its
 * later run tells the same ids anew, and an earlier run no longer counts. Not safe for use by several threads.
 */
final class SeenEvents {

    private final Map<String, Long> runs = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Whether this event is to be shown; from now on it was seen. */
    boolean isNew(JsonNode event) {
        String id = event.path("id").asText();
        String effect = id.substring(0, Math.max(0, id.lastIndexOf('-')));
        long run = event.path("run").asLong();
        long known = runs.getOrDefault(effect, run);
        if (run < known) {
            return false;
        }
        runs.put(effect, run);
        return seen.add(id + "@" + run);
    }
}
