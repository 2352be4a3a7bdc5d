package dev.amplifier.platform.relay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import dev.amplifier.platform.contract.Names;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A warm host's ear: a Web PubSub client that is a member of the hosts' group and hands each instruction to a listener. It connects again by
 * itself, with growing pauses. The listener is called by one thread at a time and must not block for long.
 */
public final class HostsChannel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostsChannel.class);
    private static final String SUBPROTOCOL = "json.webpubsub.azure.v1";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PING_PERIOD = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MESSAGE_LIMIT = 1 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final Supplier<URI> address;
    private final Consumer<ControlRequest> listener;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Void> connectedOnce = new CompletableFuture<>();
    private final Thread thread;

    private HostsChannel(Supplier<URI> address, Consumer<ControlRequest> listener) {
        this.address = address;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("hosts-channel").unstarted(this::stayConnected);
    }

    /** Starts to listen; returns at once. */
    public static HostsChannel listen(WebPubSubEventRelay relay, Consumer<ControlRequest> listener) {
        return listen(relay::hostUrl, listener);
    }

    static HostsChannel listen(Supplier<URI> address, Consumer<ControlRequest> listener) {
        HostsChannel channel = new HostsChannel(address, listener);
        channel.thread.start();
        return channel;
    }

    /** Done when the channel was connected for the first time. */
    public CompletableFuture<Void> connected() {
        return connectedOnce.copy();
    }

    private void stayConnected() {
        Duration pause = FIRST_PAUSE;
        while (open.get()) {
            Connection connection = new Connection();
            try {
                WebSocket socket = http.newWebSocketBuilder()
                        .subprotocols(SUBPROTOCOL)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .buildAsync(address.get(), connection)
                        .join();
                pause = FIRST_PAUSE;
                stayAlive(socket, connection);
            } catch (CompletionException | IllegalArgumentException e) {
                LOG.debug("No connection to the relay yet, trying again in {}", pause, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (waitFor(pause)) {
                return;
            }
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** Pings until the connection ends, the peer falls silent or the channel is closed. */
    private void stayAlive(WebSocket socket, Connection connection) throws InterruptedException {
        while (open.get()) {
            connection.heard.set(false);
            if (connection.ended.await(PING_PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (connection.pinged && !connection.heard.get()) {
                LOG.warn("The relay fell silent; connecting again");
                socket.abort();
                return;
            }
            connection.pinged = true;
            socket.sendText("{\"type\":\"ping\"}", true);
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(1, TimeUnit.SECONDS);
    }

    private boolean waitFor(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void receive(String text) {
        try {
            JsonNode message = Json.tree(text);
            if (message.path("type").asText().equals("system")
                    && message.path("event").asText().equals("connected")) {
                connectedOnce.complete(null);
            }
            if (message.path("type").asText().equals("message")
                    && message.path("group").asText().equals(Names.HOSTS_GROUP)) {
                listener.accept(Json.read(message.path("data").toString(), ControlRequest.class));
            }
        } catch (MalformedJsonException e) {
            LOG.warn("Ignored a message that is no instruction: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("An instruction could not be followed", e);
        }
    }

    @Override
    public void close() {
        open.set(false);
        closed.countDown();
        thread.interrupt();
        http.shutdownNow();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** One connection's life. */
    private final class Connection implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final AtomicBoolean heard = new AtomicBoolean();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean pinged;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.set(true);
            text.append(data);
            if (text.length() > MESSAGE_LIMIT) {
                LOG.warn("A message of more than {} characters; connecting again", MESSAGE_LIMIT);
                socket.abort();
                ended.countDown();
                return null;
            }
            if (last) {
                String message = text.toString();
                text.setLength(0);
                receive(message);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.countDown();
        }
    }
}
