package dev.amplifier.host.sandbox;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * One session of a pool of Azure Container Apps, over its management API. The session begins with the first request that names its identifier, and
 * nobody else ever learns that. For one thread.
 */
final class DynamicSession {

    private static final String VERSION = "2025-02-02-preview";
    private static final String SCOPE = "https://dynamicsessions.io/.default";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 4;
    private static final int MOST_ANSWER_BYTES = 64 << 20;

    private final HttpClient http;
    private final URI pool;
    private final TokenCredential credential;
    private final String identifier = UUID.randomUUID().toString();

    /** A session that does not exist yet, of the pool at this address. */
    DynamicSession(HttpClient http, URI pool, TokenCredential credential) {
        this.http = http;
        this.pool = pool;
        this.credential = credential;
    }

    /** A request that did not succeed. The message is for people. */
    static final class SessionException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Cause reason;

        SessionException(Cause reason, String message) {
            super(message);
            this.reason = reason;
        }

        Cause reason() {
            return reason;
        }
    }

    /** Puts a file into the session's data folder. */
    void upload(String name, String text) throws SessionException, InterruptedException {
        String boundary = "part-" + UUID.randomUUID();
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n";
        send(request("files", PATIENCE)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Runs Python to its end. */
    void execute(String code, Duration limit) throws SessionException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("codeInputType", "Inline").put("executionType", "Synchronous");
        body.put("code", code).put("timeoutInSeconds", limit.toSeconds());
        JsonNode answer = json(send(request("executions", limit.plus(PATIENCE))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
        String status = answer.path("status").asText();
        if (!status.equals("Succeeded")) {
            String said = answer.path("result").path("stderr").asText();
            String why = said.isBlank() ? answer.path("error").toString() : said;
            throw new SessionException(
                    Cause.UNAVAILABLE,
                    "The session ended with '" + status + "': " + why.substring(0, Math.min(500, why.length())));
        }
    }

    /** The JSON in a file of the session's data folder. */
    JsonNode download(String name) throws SessionException, InterruptedException {
        return json(send(request("files/" + name + "/content", PATIENCE).GET()));
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        return HttpRequest.newBuilder(
                        URI.create(pool + "/" + path + "?api-version=" + VERSION + "&identifier=" + identifier))
                .timeout(limit);
    }

    private byte[] send(HttpRequest.Builder request) throws SessionException, InterruptedException {
        HttpRequest signed =
                request.header("Authorization", "Bearer " + token()).build();
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<InputStream> response = http.send(signed, BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    int status = response.statusCode();
                    if (status == 200 || status == 201 || status == 202) {
                        return bounded(body);
                    }
                    if (attempt == ATTEMPTS || (status != 429 && status != 503)) {
                        throw refused(status);
                    }
                }
                Thread.sleep(pause(response, attempt));
            }
        } catch (IOException e) {
            throw new SessionException(
                    Cause.UNAVAILABLE,
                    "The pool of sessions broke off: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static byte[] bounded(InputStream body) throws IOException, SessionException {
        byte[] bytes = body.readNBytes(MOST_ANSWER_BYTES + 1);
        if (bytes.length > MOST_ANSWER_BYTES) {
            throw new SessionException(
                    Cause.EXHAUSTED, "The session answers with more than " + (MOST_ANSWER_BYTES >> 20) + " MiB.");
        }
        return bytes;
    }

    private static SessionException refused(int status) {
        return switch (status) {
            case 401, 403 ->
                new SessionException(
                        Cause.UNAVAILABLE,
                        "The pool of sessions refuses the host (" + status + "). Its identity needs the role"
                                + " 'Azure ContainerApps Session Executor' on the pool.");
            case 404 ->
                new SessionException(
                        Cause.UNAVAILABLE, "There is no pool of sessions at DYNAMIC_SESSIONS_ENDPOINT (404).");
            case 429, 503 ->
                new SessionException(
                        Cause.BUSY, "All sessions of the pool are taken (" + status + "). Try again later.");
            default ->
                new SessionException(Cause.UNAVAILABLE, "The pool of sessions answers with status " + status + ".");
        };
    }

    private static Duration pause(HttpResponse<?> response, int attempt) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ofMillis(250L << attempt));
        return asked.compareTo(MOST_PAUSE) < 0 ? asked : MOST_PAUSE;
    }

    private static JsonNode json(byte[] bytes) throws SessionException {
        try {
            return Json.tree(new String(bytes, StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new SessionException(Cause.UNAVAILABLE, "The session's answer is not JSON.");
        }
    }

    private String token() throws SessionException {
        try {
            return credential
                    .getTokenSync(new TokenRequestContext().addScopes(SCOPE))
                    .getToken();
        } catch (ClientAuthenticationException e) {
            throw new SessionException(
                    Cause.UNAVAILABLE,
                    "The host has no Entra identity for the pool of sessions. In Azure it is the managed identity AZURE_CLIENT_ID; on a computer,"
                            + " sign in with: az login.");
        }
    }
}
