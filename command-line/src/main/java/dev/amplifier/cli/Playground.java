package dev.amplifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A playground somewhere, spoken to over its HTTP contract. Safe for use by several threads. */
final class Playground {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI site;
    private final Optional<String> token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * The playground at this address.
     *
     * @param token a program's token; empty for nobody
     */
    Playground(URI site, Optional<String> token) {
        this.site = site;
        this.token = token;
    }

    /** The answer to a question. */
    JsonNode get(String path) throws IOException, RefusedException {
        return send(request(path).GET());
    }

    /** The answer to a document. */
    JsonNode post(String path, JsonNode body) throws IOException, RefusedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** The live events of an execution; whoever opens it closes it. */
    EventStream stream(String executionId) throws IOException, RefusedException {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.putArray("executions").add(executionId);
        URI url = URI.create(post("/api/stream/negotiate", wish).path("url").asText());
        return EventStream.open(http, url);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(site.resolve(path)).timeout(TIMEOUT).header("Accept", "application/json");
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, RefusedException {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + site, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        JsonNode body = body(response);
        if (response.statusCode() >= 400) {
            throw new RefusedException(response.statusCode(), body);
        }
        return body;
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IOException("what answers at " + response.uri() + " is no playground", e);
        }
    }
}
