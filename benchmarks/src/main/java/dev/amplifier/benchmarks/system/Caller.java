package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A signed-in user of the HTTP API. Safe for use by several threads. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI site;
    private final String token;

    /** Signs in through the local stand-in for GitHub. */
    Caller(URI site, String login) throws IOException, InterruptedException {
        this.site = site;
        JsonNode start =
                JSON.readTree(send(request("/api/auth/github/start").GET()).body());
        HttpResponse<Void> redirect = http.send(
                HttpRequest.newBuilder(URI.create(start.path("authorize_url").asText() + "&login=" + login))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String location = redirect.headers().firstValue("Location").orElseThrow();
        ObjectNode proof = object().put("code", location.replaceFirst(".*[?&]code=([^&]+).*", "$1"));
        proof.put("state", start.path("state").asText());
        this.token = post("/api/auth/github", proof).path("token").asText();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return JSON.readTree(send(path, body.toString(), Map.of()).body());
    }

    /** Sends a body with further headers. */
    HttpResponse<String> send(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    response.statusCode() + " for " + response.uri().getPath() + ": " + response.body());
        }
        return response;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
