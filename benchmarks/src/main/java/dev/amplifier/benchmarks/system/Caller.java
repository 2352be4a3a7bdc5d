package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A signed-in user of the HTTP API. Safe for use by several threads. */
final class Caller {

    /** An answer that takes longer is no answer. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI site;
    private final String token;

    /** Signs in through the local stand-in for GitHub, over connections of its own. */
    Caller(URI site, String login) throws IOException, InterruptedException {
        this(HttpClient.newHttpClient(), site, login);
    }

    /** Signs in through the local stand-in for GitHub, over connections that callers share. */
    Caller(HttpClient http, URI site, String login) throws IOException, InterruptedException {
        this.http = http;
        this.site = site;
        HttpResponse<String> started = exchange(
                HttpRequest.newBuilder(site.resolve("/api/auth/github/start")).GET());
        JsonNode start = read(sound(started));
        HttpResponse<String> redirect = exchange(
                HttpRequest.newBuilder(URI.create(start.path("authorize_url").asText() + "&login=" + login)));
        String location = redirect.headers().firstValue("Location").orElseThrow(() -> new IOException("no redirect"));
        ObjectNode proof = object().put("code", location.replaceFirst(".*[?&]code=([^&]+).*", "$1"));
        proof.put("state", start.path("state").asText());
        String cookie = started.headers().firstValue("Set-Cookie").orElseThrow(() -> new IOException("no cookie"));
        HttpRequest.Builder exchange = HttpRequest.newBuilder(site.resolve("/api/auth/github"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie.replaceFirst(";.*", ""))
                .POST(HttpRequest.BodyPublishers.ofString(proof.toString()));
        this.token = read(sound(exchange(exchange))).path("token").asText();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The JSON of an answer. */
    static JsonNode read(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** The answer, if it is a good one. */
    static HttpResponse<String> sound(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(
                    response.statusCode() + " for " + response.uri().getPath() + ": " + response.body());
        }
        return response;
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return read(send(path, body.toString(), Map.of()));
    }

    /** Sends a body with further headers. */
    HttpResponse<String> send(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return sound(ask(path, body, headers));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return sound(ask(path));
    }

    /** Whatever is answered to a body with further headers. */
    HttpResponse<String> ask(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request);
    }

    /** Whatever is answered. */
    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path)).header("Authorization", "Bearer " + token);
    }
}
