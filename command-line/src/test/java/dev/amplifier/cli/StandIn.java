package dev.amplifier.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A playground on a real socket that answers as it is told to. */
final class StandIn implements AutoCloseable {

    private record Told(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Told> answers = new ConcurrentHashMap<>();
    private final Map<String, String> heard = new ConcurrentHashMap<>();

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    StandIn answer(String path, int status, String body) {
        answers.put(path, new Told(status, body.replace('\'', '"')));
        return this;
    }

    /** What was last sent to a path, query and body. */
    String heard(String path) {
        return heard.getOrDefault(path, "");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.put(path, exchange.getRequestURI().getRawQuery() + " " + body);
        Told told = answers.getOrDefault(path, new Told(404, "{}"));
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
