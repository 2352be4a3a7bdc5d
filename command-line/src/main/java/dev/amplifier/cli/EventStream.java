package dev.amplifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Live events over the reliable JSON subprotocol of Web PubSub. A connection that is lost is not taken up again: whoever reads opens another and
 * asks for what was missed. To be read by one thread.
 */
final class EventStream implements WebSocket.Listener, AutoCloseable {

    private static final String SUBPROTOCOL = "json.reliable.webpubsub.azure.v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GREETING = Duration.ofSeconds(10);

    /** Stands in the queue for the end of the connection. */
    private static final JsonNode LOST = JsonNodeFactory.instance.nullNode();

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    private EventStream() {}

    /**
     * Connects and waits for the greeting; from then on nothing is missed.
     *
     * @throws IOException if it can't be reached within 10 s
     */
    static EventStream open(HttpClient http, URI url) throws IOException {
        EventStream stream = new EventStream();
        try {
            stream.socket = http.newWebSocketBuilder()
                    .subprotocols(SUBPROTOCOL)
                    .connectTimeout(GREETING)
                    .buildAsync(url, stream)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("the stream can't be reached", e);
        }
        stream.next(GREETING);
        return stream;
    }

    /**
     * The events of the next frame.
     *
     * @return empty if none came in this time
     * @throws IOException if the connection was lost
     */
    List<JsonNode> next(Duration longest) throws IOException {
        JsonNode frame;
        try {
            frame = frames.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        if (frame == LOST) {
            throw new IOException("the stream was lost");
        }
        List<JsonNode> events = new ArrayList<>();
        if (frame != null && frame.path("type").asText().equals("message")) {
            acknowledge(frame.path("sequenceId"));
            frame.path("data").forEach(events::add);
        }
        return events;
    }

    private void acknowledge(JsonNode sequenceId) {
        WebSocket open = socket;
        if (open != null && sequenceId.isNumber()) {
            open.sendText("{\"type\":\"sequenceAck\",\"sequenceId\":" + sequenceId.asLong() + "}", true)
                    .exceptionally(lost -> null)
                    .join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                frames.add(LOST);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        frames.add(LOST);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        frames.add(LOST);
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
