package dev.amplifier.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.local.relay.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a page sees of one execution that follows the rules of the stream: an id once, and a later run in place of an earlier one, and the run of the history
 * in place of any other.
 */
public final class WatchedStream implements AutoCloseable {

    private static final String RELIABLE = "json.reliable.webpubsub.azure.v1";

    private final String executionId;
    private final Map<String, JsonNode> events = new TreeMap<>();
    private final Map<String, Long> runs = new TreeMap<>();
    private final Set<String> kept = new TreeSet<>();
    private @Nullable RawClient client;

    /** A stream that is not connected yet. */
    public WatchedStream(String executionId) {
        this.executionId = executionId;
    }

    /** Connects, then asks for what it missed. */
    public WatchedStream connect(SystemUnderTest system) throws Exception {
        close();
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.putArray("executions").add(executionId);
        RawClient fresh = new RawClient(
                system.post("/api/stream/negotiate", wish).path("url").asText(), RELIABLE);
        client = fresh;
        if (!fresh.next().path("event").asText().equals("connected")) {
            throw new AssertionError("the relay did not greet first");
        }
        return catchUp(system);
    }

    /** Asks for what the history has. */
    public WatchedStream catchUp(SystemUnderTest system) throws IOException, InterruptedException {
        for (JsonNode event :
                system.get("/api/executions/" + executionId + "?replay=true").path("events")) {
            String effect = effect(event);
            long run = event.path("run").asLong();
            if (run != runs.getOrDefault(effect, run)) {
                supersede(effect);
            }
            kept.add(effect);
            show(event, effect, run);
        }
        return this;
    }

    /** Takes in what came since the last time, waiting a moment for more. */
    public WatchedStream look() throws InterruptedException {
        RawClient from = client;
        JsonNode frame = from == null ? null : from.frames.poll(20, TimeUnit.MILLISECONDS);
        while (from != null && frame != null) {
            frame.path("data").forEach(this::take);
            frame = from.frames.poll();
        }
        return this;
    }

    private void take(JsonNode event) {
        if (!event.path("execution_id").asText().equals(executionId)) {
            return;
        }
        String effect = effect(event);
        long run = event.path("run").asLong();
        long known = runs.getOrDefault(effect, run);
        if (run < known || (run > known && kept.contains(effect))) {
            return;
        }
        if (run > known) {
            supersede(effect);
        }
        show(event, effect, run);
    }

    private void show(JsonNode event, String effect, long run) {
        runs.put(effect, run);
        events.putIfAbsent(event.path("id").asText(), event);
    }

    private void supersede(String effect) {
        events.keySet().removeIf(other -> other.startsWith(effect + "-"));
    }

    private static String effect(JsonNode event) {
        String id = event.path("id").asText();
        return id.substring(0, id.lastIndexOf('-'));
    }

    /** Whether there is an event of this type in this step; an empty step for the execution itself. */
    public boolean has(String type, String step) {
        return count(type, step) > 0;
    }

    /** How many events of this type there are in this step; an empty step for the execution itself. */
    public long count(String type, String step) {
        return events.values().stream()
                .filter(event -> event.path("type").asText().equals(type)
                        && event.path("step").asText().equals(step))
                .count();
    }

    /** Ids of all events. */
    public Set<String> ids() {
        return Set.copyOf(events.keySet());
    }

    /** What was said in a step, block by block. */
    public List<String> texts(String step) {
        return events.values().stream()
                .filter(event -> event.path("type").asText().equals("content_block:end")
                        && event.path("step").asText().equals(step))
                .map(event -> event.path("data").path("text").asText())
                .toList();
    }

    /** What is shown now, oldest first. */
    public List<JsonNode> events() {
        return List.copyOf(events.values());
    }

    /** Which runs of the activity said what these steps said. */
    public Set<String> runsOf(String... steps) {
        Set<String> found = new TreeSet<>();
        for (JsonNode event : events.values()) {
            if (List.of(steps).contains(event.path("step").asText())
                    && event.path("type").asText().equals("content_block:end")) {
                found.add(event.path("id").asText() + "@" + event.path("run").asLong());
            }
        }
        return found;
    }

    @Override
    public void close() {
        RawClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }
}
