package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** Follows an execution to its end, over lost connections too. To be used by one thread. */
final class Follower {

    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "denied");
    private static final Set<String> LAST_EVENTS =
            Set.of("execution:complete", "execution:error", "execution:cancelled");

    /** How long silence lasts before the status is asked for. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** How long to wait between the last event and the status that goes with it. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    /** How often in a row the connection may be lost. */
    private static final int MOST_LOSSES = 5;

    private final Playground playground;
    private final Reporter reporter;
    private final SeenEvents seen = new SeenEvents();

    Follower(Playground playground, Reporter reporter) {
        this.playground = playground;
        this.reporter = reporter;
    }

    /**
     * Reports every event once, then the end.
     *
     * @return the execution as it ended
     * @throws IOException if the playground can't be reached for several attempts in a row
     */
    JsonNode follow(String executionId) throws IOException, RefusedException {
        int losses = 0;
        while (true) {
            try (EventStream stream = playground.stream(executionId)) {
                JsonNode ended = follow(executionId, stream);
                reporter.ended(ended);
                return ended;
            } catch (IOException lost) {
                losses++;
                if (losses > MOST_LOSSES || Thread.currentThread().isInterrupted()) {
                    throw lost;
                }
            }
        }
    }

    private JsonNode follow(String id, EventStream stream) throws IOException, RefusedException {
        JsonNode execution = playground.get("/api/executions/" + id + "?replay=true");
        boolean last = takeHistory(execution);
        while (!last && !ENDS.contains(execution.path("status").asText())) {
            Iterable<JsonNode> events = stream.next(SILENCE);
            last = take(events);
            if (!last && !events.iterator().hasNext()) {
                execution = playground.get("/api/executions/" + id);
                takeHistory(execution);
            }
        }
        execution = playground.get("/api/executions/" + id);
        while (!ENDS.contains(execution.path("status").asText())) {
            take(stream.next(MOMENT));
            execution = playground.get("/api/executions/" + id);
        }
        takeHistory(execution);
        return execution;
    }

    private boolean takeHistory(JsonNode execution) {
        return take(execution.path("events"), seen::isNewInHistory);
    }

    private boolean take(Iterable<JsonNode> events) {
        return take(events, seen::isNew);
    }

    /** Reports what is new, and says whether the last event of an execution is among it. */
    private boolean take(Iterable<JsonNode> events, Predicate<JsonNode> isNew) {
        boolean last = false;
        for (JsonNode event : events) {
            if (isNew.test(event)) {
                reporter.event(event);
            }
            last |= LAST_EVENTS.contains(event.path("type").asText());
        }
        return last;
    }
}
