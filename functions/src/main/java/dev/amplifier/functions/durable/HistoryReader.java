package dev.amplifier.functions.durable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events that activities left in an orchestration's history, through the host's management endpoint.
 *
 * <p>The address is the configured one: what a request says about its host is not trusted, because the query carries the host's system key.
 */
public final class HistoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI host;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Asks the Functions host at this address. */
    public HistoryReader(URI host) {
        this.host = host;
    }

    List<EventEnvelope> events(URI statusQuery) {
        URI address = host.resolve(statusQuery.getRawPath() + "?" + statusQuery.getRawQuery()
                + "&showHistory=true&showHistoryOutput=true&showInput=true");
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 404 ? List.of() : events(response.body());
        } catch (IOException | MalformedJsonException e) {
            LOG.error("No history from the host", e);
            throw Problem.unavailable("task hub", 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("task hub", 5);
        }
    }

    static List<EventEnvelope> events(String statusDocument) {
        JsonNode document = Json.tree(statusDocument);
        Map<String, EventEnvelope> byId = new TreeMap<>(Comparator.naturalOrder());
        for (JsonNode event : Unwrapped.of(document.path("input")).at("/resume_from/events")) {
            keep(Json.mapper().convertValue(event, EventEnvelope.class), byId);
        }
        for (JsonNode event : document.path("historyEvents")) {
            if (event.path("EventType").asText().equals("TaskCompleted")) {
                JsonNode result = Unwrapped.of(event.path("Result"));
                if (result.has("events")) {
                    Json.mapper()
                            .convertValue(result, ActivityResult.class)
                            .events()
                            .forEach(kept -> keep(kept, byId));
                }
            }
        }
        return new ArrayList<>(byId.values());
    }

    private static void keep(EventEnvelope event, Map<String, EventEnvelope> byId) {
        byId.put(event.id(), event);
    }
}
