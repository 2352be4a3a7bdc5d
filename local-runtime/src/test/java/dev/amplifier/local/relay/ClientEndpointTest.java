package dev.amplifier.local.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientEndpointTest {

    private static final int MOST = 1 << 20;

    private final Hub hub = new Hub();
    private final Connection connection = new Connection("ana", List.of(), true, MOST);
    private final List<Callback> writes = new ArrayList<>();
    private BooleanSupplier onDisconnect = () -> true;
    private boolean broken;

    @Test
    void a_socket_that_breaks_off_while_something_is_sent_holds_up_no_sender() {
        AtomicBoolean delivered = new AtomicBoolean();
        opened();
        onDisconnect = () -> {
            delivered.set(delivers());
            // Where the sender is held up, what follows would wait for it forever.
            return delivered.get();
        };

        writes.getFirst().fail(new IOException("broken pipe"));

        assertThat(delivered).isTrue();
    }

    @Test
    void a_socket_that_is_broken_already_when_it_opens_is_lost_like_any_other() {
        broken = true;

        opened();

        assertThat(connection.over(Instant.now().plusSeconds(1))).isTrue();
    }

    @Test
    void a_late_goodbye_of_a_socket_that_was_replaced_ends_nothing() {
        hub.add(connection);
        ClientEndpoint before = opened();
        opened();

        before.onWebSocketClose(1000, "bye");

        assertThat(hub.find(connection.id)).isSameAs(connection);
    }

    private ClientEndpoint opened() {
        ClientEndpoint endpoint = new ClientEndpoint(hub, MOST, outbox -> {
            connection.open(outbox);
            return connection;
        });
        endpoint.onWebSocketOpen((Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "sendText" -> {
                            writes.add((Callback) arguments[1]);
                            if (broken) {
                                writes.getLast().fail(new IOException("broken pipe"));
                            }
                        }
                        case "disconnect" -> {
                            if (onDisconnect.getAsBoolean()) {
                                endpoint.onWebSocketClose(1006, "broken off");
                            }
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                }));
        return endpoint;
    }

    /** Whether another thread can send to the client now. */
    private boolean delivers() {
        Thread sender = Thread.ofVirtual()
                .start(() ->
                        connection.deliver(JsonNodeFactory.instance.objectNode().put("type", "message")));
        try {
            return sender.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
