package dev.amplifier.host.mcp;

import dev.amplifier.core.cancellation.Cancellation;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Speaks to one server. Every piece of work has a connection of its own, so that nothing of one user's stays for the next. Safe for use by
 * several threads.
 */
final class McpConnection {

    private static final int MOST_RESPONSE_BYTES = 4 << 20;

    private final McpServer server;
    private final Duration patience;

    /** Speaks to this server, giving each piece of work so much time in all. */
    McpConnection(McpServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Work that did not succeed; the message is for people. */
    static final class McpException extends Exception {

        private static final long serialVersionUID = 1L;

        McpException(String message) {
            super(message);
        }
    }

    /** Connects, works and disconnects. */
    <T> T with(Cancellation cancellation, Function<McpSyncClient, T> work) throws McpException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("mcp-" + server.name()).start(() -> {
            try (McpSyncClient client = client()) {
                client.initialize();
                done.complete(work.apply(client));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        cancellation.onCancel(() -> done.cancel(false));
        try {
            return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new McpException(
                    "the server '" + server.name() + "' took longer than " + patience.toMillis() / 1000.0 + " seconds");
        } catch (ExecutionException e) {
            throw new McpException("the server '" + server.name() + "' failed, or does not speak the protocol");
        } catch (CancellationException e) {
            throw new McpException("the turn was cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpException("the turn was cancelled");
        } finally {
            thread.interrupt();
        }
    }

    /** Only the text of answers is used, so that nothing depends on whether their structured part fits its schema. */
    private McpSyncClient client() {
        String address = server.address().toString();
        String path = server.address().getRawPath();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        server.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        address.substring(0, address.length() - path.length()))
                .endpoint(path)
                .requestBuilder(request)
                .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
                .connectTimeout(patience)
                .openConnectionOnStartup(false)
                .maxResponseSize(MOST_RESPONSE_BYTES)
                .build();
        return McpClient.sync(transport)
                .clientInfo(McpSchema.Implementation.builder("amplifier-playground", "1")
                        .build())
                .jsonSchemaValidator((schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(""))
                .requestTimeout(patience)
                .initializationTimeout(patience)
                .build();
    }
}
