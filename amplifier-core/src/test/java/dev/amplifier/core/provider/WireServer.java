package dev.amplifier.core.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model's endpoint that answers by script and remembers what it was asked. */
public final class WireServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Writes one answer. */
    public interface Reply {
        void write(HttpExchange exchange) throws IOException;
    }

    /** What it was asked. */
    public record Request(String path, Headers headers, JsonNode body) {}

    public WireServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public WireServer then(Reply reply) {
        script.add(reply);
        return this;
    }

    /** Server-sent events, complete. */
    public static Reply events(List<String> events) {
        return exchange -> {
            try (OutputStream out = begin(exchange)) {
                send(out, events);
            }
        };
    }

    /** Events of a longer body, and then the connection is gone. */
    public static Reply brokenAfter(List<String> events) {
        return exchange -> {
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, 1_000_000);
            send(exchange.getResponseBody(), events);
        };
    }

    /** Events, and then silence until the latch opens. */
    public static Reply silentAfter(List<String> events, CountDownLatch sent, CountDownLatch release) {
        return exchange -> {
            send(begin(exchange), events);
            sent.countDown();
            await(release);
        };
    }

    /** Nothing at all until the latch opens. */
    public static Reply deaf(CountDownLatch release) {
        return exchange -> await(release);
    }

    /** A refusal. */
    public static Reply status(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("content-type", "application/json");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(
                    exchange.getRequestURI().toString(), exchange.getRequestHeaders(), JSON.readTree(body)));
            Reply reply = script.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                reply.write(exchange);
            }
        }
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void send(OutputStream out, List<String> events) {
        try {
            for (String event : events) {
                out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
