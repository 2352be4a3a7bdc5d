package dev.amplifier.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.platform.config.RelaySettings;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebPubSubEventRelayTest {

    private record Request(String method, String path, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;
    private WebPubSubEventRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        relay = new WebPubSubEventRelay(new RelaySettings(
                "Endpoint=http://localhost:" + server.getAddress().getPort()
                        + ";AccessKey=a-key-of-at-least-thirty-two-bytes-for-tests;Version=1.0;"));
    }

    @AfterEach
    void stop() {
        relay.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 202;
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
        } else {
            requests.add(new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body));
            status = exchange.getRequestMethod().equals("POST") ? 202 : 200;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void events_go_to_the_executions_group_as_an_array() {
        relay.publish("e1", List.of(OutgoingQueueTest.event("e1", 0), OutgoingQueueTest.event("e1", 1)));
        await().untilAsserted(() -> assertThat(requests).hasSize(1));
        Request request = requests.getFirst();
        assertThat(request.path()).isEqualTo("/api/hubs/playground/groups/execution-e1/:send");
        assertThat(Json.tree(request.body())).hasSize(2);
        assertThat(Json.tree(request.body()).at("/0/id").asText()).isEqualTo("e1:000001-000000");
    }

    @Test
    void a_frame_that_the_service_refuses_for_a_moment_is_sent_again() {
        failures.set(2);
        relay.publish("e1", List.of(OutgoingQueueTest.event("e1", 0)));
        await().untilAsserted(() -> assertThat(requests).hasSize(1));
    }

    @Test
    void a_user_joins_the_group_of_an_execution() {
        relay.joinUser("42", "e1");
        assertThat(requests)
                .containsExactly(new Request("PUT", "/api/hubs/playground/users/42/groups/execution-e1", ""));
    }

    @Test
    void an_instruction_goes_to_the_hosts() {
        ControlRequest request = new ControlRequest("cancel", "e1", null, null, Map.of());
        relay.sendToHosts(request);
        assertThat(requests.getFirst().path()).isEqualTo("/api/hubs/playground/groups/hosts/:send");
        assertThat(Json.read(requests.getFirst().body(), ControlRequest.class)).isEqualTo(request);
    }

    @Test
    void an_address_lets_its_user_into_these_groups_and_nothing_more() throws Exception {
        URI url = relay.clientUrl("42", List.of("e1", "e2"));
        assertThat(url.getScheme()).isEqualTo("ws");
        var claims = SignedJWT.parse(url.getQuery().replaceFirst("^access_token=", ""))
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("42");
        assertThat(claims.getStringListClaim("webpubsub.group")).containsExactly("execution-e1", "execution-e2");
        assertThat(claims.getClaim("role"))
                .as("no roles")
                .satisfiesAnyOf(
                        role -> assertThat(role).isNull(),
                        role -> assertThat((List<?>) role).isEmpty());
    }

    @Test
    void a_service_that_is_gone_is_reported_and_does_not_stop_publishing() {
        server.stop(0);
        relay.publish("e1", List.of(OutgoingQueueTest.event("e1", 0)));
        assertThatThrownBy(() -> relay.joinUser("42", "e1")).isInstanceOf(RelayUnavailableException.class);
    }
}
