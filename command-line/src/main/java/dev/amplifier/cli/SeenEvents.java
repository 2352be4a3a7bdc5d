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
    private final Set<String> kept = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    /** Whether this event of the stream is to be shown; from now on it was seen. */
    boolean isNew(JsonNode event) {
        long run = event.path("run").asLong();
        String effect = effect(event);
        long known = runs.getOrDefault(effect, run);
        if (run < known || (run > known && kept.contains(effect))) {
            return false;
        }
        return isNew(event, effect, run);
    }

    /** The same for an event of the history, whose run is the one that counts, also when the clock was set back and its number is lower. */
    boolean isNewInHistory(JsonNode event) {
        String effect = effect(event);
        kept.add(effect);
        return isNew(event, effect, event.path("run").asLong());
    }

    private boolean isNew(JsonNode event, String effect, long run) {
        runs.put(effect, run);
        return seen.add(event.path("id").asText() + "@" + run);
    }

    private static String effect(JsonNode event) {
        String id = event.path("id").asText();
        return id.substring(0, Math.max(0, id.lastIndexOf('-')));
    }
}
