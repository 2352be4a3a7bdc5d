package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A page's reliable connection to the relay: it acknowledges what comes, drops what it has, and is taken up again when it was cut or broke, as the
 * service's client libraries do. Safe for use by several threads.
 */
final class Watcher implements AutoCloseable {

    private static final String SUBPROTOCOL = "json.reliable.webpubsub.azure.v1";
    private static final int PATIENCE_SECONDS = 60;
    private static final int TRIES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String address;
    private final LongConsumer delays;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Consumer<Throwable> breaks;
    private JsonNode connected;
    private WebSocket socket;
    private boolean closed;
    private final AtomicLong lastSequence = new AtomicLong();

    /**
     * Connects as this caller.
     *
     * @param delays is told of each event the milliseconds from its time stamp to its receipt
     */
    Watcher(HttpClient http, Caller caller, LongConsumer delays) throws IOException, InterruptedException {
        this(http, caller, delays, reason -> {});
    }

    /**
     * Connects as this caller.
     *
     * @param breaks is told why the connection broke, if nobody cut it
     */
    Watcher(HttpClient http, Caller caller, LongConsumer delays, Consumer<Throwable> breaks)
            throws IOException, InterruptedException {
        this.http = http;
        this.delays = delays;
        this.breaks = breaks;
        this.address = caller.post("/api/stream/negotiate", Caller.object())
                .path("url")
                .asText();
        connect(address);
    }

    /** What came of this execution. */
    Run run(String executionId) {
        return runs.computeIfAbsent(executionId, id -> new Run());
    }

    /** Forgets an execution. */
    void forget(String executionId) {
        runs.remove(executionId);
    }

    /** Drops the connection without a word, and takes it up again. What is published meanwhile must still come. */
    synchronized void cut() throws IOException, InterruptedException {
        socket.abort();
        takeUp();
    }

    private synchronized void broke(WebSocket broken, Throwable reason) {
        if (broken == socket && !closed) {
            breaks.accept(reason);
            try {
                takeUp();
            } catch (IOException told) {
                // Each try has told why it failed; the next deed on this connection fails too.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void takeUp() throws IOException, InterruptedException {
        String url = address + "&awps_connection_id="
                + connected.path("connectionId").asText() + "&awps_reconnection_token="
                + connected.path("reconnectionToken").asText();
        for (int left = TRIES - 1; ; left--) {
            try {
                connect(url);
                return;
            } catch (IOException e) {
                breaks.accept(e);
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        socket.abort();
    }

    /** Waits for something that the stream brings. */
    static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("nothing came within " + PATIENCE_SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private synchronized void connect(String url) throws IOException, InterruptedException {
        Frames frames = new Frames();
        socket = await(http.newWebSocketBuilder().subprotocols(SUBPROTOCOL).buildAsync(URI.create(url), frames));
        try {
            connected = await(frames.connected);
        } catch (IOException e) {
            socket.abort();
            throw e;
        }
    }

    private boolean isNew(long sequence) {
        return lastSequence.getAndAccumulate(sequence, Math::max) < sequence;
    }

    /** One socket's frames. */
    private final class Frames implements WebSocket.Listener {

        private final CompletableFuture<JsonNode> connected = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private CompletableFuture<?> acknowledgement = CompletableFuture.completedFuture(null);

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frame(webSocket, JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException("a frame is no JSON", e);
                } finally {
                    text.setLength(0);
                }
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            ended(webSocket, new IOException("the relay closed with " + code + ": " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            ended(webSocket, error);
        }

        /** Before it is connected who connects hears of it, and after that nobody waits for it any more. */
        private void ended(WebSocket webSocket, Throwable reason) {
            if (!connected.completeExceptionally(reason)) {
                Thread.startVirtualThread(() -> broke(webSocket, reason));
            }
        }

        private void frame(WebSocket webSocket, JsonNode frame) {
            if (frame.path("event").asText().equals("connected")) {
                connected.complete(frame);
                return;
            }
            if (!frame.has("sequenceId")) {
                return;
            }
            long sequence = frame.path("sequenceId").asLong();
            if (isNew(sequence)) {
                long now = Instant.now().toEpochMilli();
                for (JsonNode event : frame.path("data")) {
                    delays.accept(now
                            - Instant.parse(event.path("timestamp").asText()).toEpochMilli());
                    run(event.path("execution_id").asText()).take(event);
                }
            }
            // A socket takes one send at a time; the next acknowledgement covers one that is left out.
            if (acknowledgement.isDone()) {
                acknowledgement =
                        webSocket.sendText("{\"type\":\"sequenceAck\",\"sequenceId\":" + sequence + "}", true);
            }
        }
    }
}
