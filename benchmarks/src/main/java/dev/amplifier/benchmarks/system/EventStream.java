package dev.amplifier.benchmarks.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page's connection to the relay. Each frame is noted with the time at which it came. */
final class EventStream implements WebSocket.Listener, AutoCloseable {

    private static final String SUBPROTOCOL = "json.reliable.webpubsub.azure.v1";
    private static final int PATIENCE_SECONDS = 30;
    private static final Pattern SEQUENCE = Pattern.compile("\"sequenceId\":(\\d+)");

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private Frame current = new Frame("", 0);

    private record Frame(String text, long nanos) {}

    EventStream(Caller caller) throws IOException, InterruptedException {
        String url = caller.post("/api/stream/negotiate", Caller.object())
                .path("url")
                .asText();
        socket = http.newWebSocketBuilder()
                .subprotocols(SUBPROTOCOL)
                .buildAsync(URI.create(url), this)
                .join();
        awaitFrame("", "\"connected\"");
    }

    /**
     * When the first frame that contains both of these came, by {@link System#nanoTime}. Frames before it are forgotten; it is not, since one
     * frame may bring several events.
     */
    long awaitFrame(String executionId, String wanted) throws IOException, InterruptedException {
        while (!current.text.contains(executionId) || !current.text.contains(wanted)) {
            Frame next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IOException("no " + wanted + " came within " + PATIENCE_SECONDS + " seconds");
            }
            acknowledge(next);
            current = next;
        }
        return current.nanos;
    }

    /** What is never acknowledged piles up at the relay until it gives up on the client. */
    private void acknowledge(Frame frame) {
        Matcher sequence = SEQUENCE.matcher(frame.text);
        if (sequence.find()) {
            socket.sendText("{\"type\":\"sequenceAck\",\"sequenceId\":" + sequence.group(1) + "}", true)
                    .join();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(new Frame(text.toString(), System.nanoTime()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
