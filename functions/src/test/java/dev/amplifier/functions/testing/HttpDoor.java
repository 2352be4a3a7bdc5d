package dev.amplifier.functions.testing;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** A real socket before some operations of an app, for clients that want one. One operation for each method of a path. */
public final class HttpDoor implements AutoCloseable {

    private final HttpServer server;

    /** Opens the path for these operations by method. */
    public HttpDoor(TestApp app, String path, Map<HttpMethod, String> operations) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(path, exchange -> serve(app, operations, exchange));
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static void serve(TestApp app, Map<HttpMethod, String> operations, HttpExchange exchange)
            throws IOException {
        Call call = app.call(operations.get(HttpMethod.value(exchange.getRequestMethod())));
        exchange.getRequestHeaders().forEach((name, values) -> call.header(name, values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = app.probe(call.text(body.isEmpty() ? null : body));
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
