package dev.amplifier.host.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.platform.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks the management API of a pool of sessions: files by multipart upload, executions of code, download. What running code means
 * is up to the test; a test may also answer requests itself.
 */
final class SessionPoolServer implements AutoCloseable {

    static final String TOKEN = "token-of-the-host";

    private static final Pattern PART =
            Pattern.compile("filename=\"([^\"]+)\"\r\n[^\r]*\r\n\r\n(.*)\r\n--[^\r]+--\r\n", Pattern.DOTALL);

    private final HttpServer server;
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final BiFunction<String, Map<String, String>, Map<String, String>> interpreter;
    private volatile Fault fault = exchange -> false;

    /** Answers a request instead of the pool. */
    interface Fault {
        /** Whether it answered. */
        boolean answer(HttpExchange exchange) throws IOException;
    }

    /**
     * A pool.
     *
     * @param interpreter takes code and a session's files, answers with the files afterwards
     */
    SessionPoolServer(BiFunction<String, Map<String, String>, Map<String, String>> interpreter) {
        this.interpreter = interpreter;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/pools/one/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pools/one");
    }

    void failWith(Fault instead) {
        fault = instead;
    }

    /** Method, path and query of each request, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int sessions() {
        return sessions.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            requests.add(exchange.getRequestMethod() + " " + uri);
            if (fault.answer(exchange)) {
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}");
                return;
            }
            Matcher query = Pattern.compile("api-version=2025-02-02-preview&identifier=([\\w-]{36})")
                    .matcher(uri.getQuery());
            if (!query.matches()) {
                send(exchange, 400, "{}");
                return;
            }
            Map<String, String> files = sessions.computeIfAbsent(query.group(1), id -> new ConcurrentHashMap<>());
            answer(exchange, uri.getPath().substring("/pools/one/".length()), files);
        }
    }

    private void answer(HttpExchange exchange, String path, Map<String, String> files) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher content = Pattern.compile("files/([^/]+)/content").matcher(path);
        if (path.equals("files")) {
            Matcher part = PART.matcher(body);
            if (!part.find()) {
                send(exchange, 400, "{}");
                return;
            }
            files.put(part.group(1), part.group(2));
            send(exchange, 200, "{\"name\":\"" + part.group(1) + "\",\"type\":\"File\"}");
        } else if (path.equals("executions")) {
            JsonNode request = Json.tree(body);
            files.putAll(interpreter.apply(request.path("code").asText(), Map.copyOf(files)));
            send(
                    exchange,
                    200,
                    "{\"id\":\"1\",\"executionType\":\"Synchronous\",\"status\":\"Succeeded\",\"result\":{\"stdout\":\"\",\"stderr\":\"\"}}");
        } else if (content.matches() && files.containsKey(content.group(1))) {
            send(exchange, 200, files.get(content.group(1)));
        } else {
            send(exchange, 404, "{}");
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
