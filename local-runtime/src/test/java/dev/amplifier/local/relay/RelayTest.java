package dev.amplifier.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.exception.HttpResponseException;
import com.azure.messaging.webpubsub.WebPubSubServiceClientBuilder;
import com.azure.messaging.webpubsub.models.WebPubSubContentType;
import com.azure.messaging.webpubsub.models.WebPubSubPermission;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RelayTest {

    private static final String RELIABLE = "json.reliable.webpubsub.azure.v1";
    private static final String PLAIN = "json.webpubsub.azure.v1";

    private RelayFixture relay;

    @BeforeEach
    void start() throws Exception {
        relay = new RelayFixture();
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
    }

    @Test
    void a_client_is_greeted_with_its_user_and_a_way_back() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of()), RELIABLE)) {
            JsonNode hello = client.next();

            assertThat(hello.path("event").asText()).isEqualTo("connected");
            assertThat(hello.path("userId").asText()).isEqualTo("ana");
            assertThat(hello.path("reconnectionToken").asText()).isNotEmpty();
        }
    }

    @Test
    void a_message_to_a_group_reaches_its_members_and_nobody_else() throws Exception {
        try (RawClient in = new RawClient(relay.url("ana", List.of("run")), PLAIN);
                RawClient out = new RawClient(relay.url("bo", List.of()), PLAIN)) {
            in.next();
            out.next();

            relay.sdk.sendToGroup("run", "{\"n\":1}", WebPubSubContentType.APPLICATION_JSON);
            relay.sdk.sendToUser("bo", "only bo", WebPubSubContentType.TEXT_PLAIN);

            assertThat(in.next().path("data").path("n").asInt()).isEqualTo(1);
            assertThat(out.next().path("data").asText()).isEqualTo("only bo");
        }
    }

    @Test
    void the_server_puts_all_connections_of_a_user_into_a_group_and_takes_them_out() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of()), PLAIN)) {
            client.next();
            relay.sdk.addUserToGroupWithResponse("run", "ana", null);
            assertThat(relay.sdk.groupExistsWithResponse("run", null).getValue())
                    .isTrue();
            relay.sdk.sendToGroup("run", "hello", WebPubSubContentType.TEXT_PLAIN);
            assertThat(client.next().path("data").asText()).isEqualTo("hello");

            relay.sdk.removeUserFromGroupWithResponse("run", "ana", null);
            assertThat(relay.sdk.groupExistsWithResponse("run", null).getValue())
                    .isFalse();
        }
    }

    @Test
    void a_client_joins_only_the_groups_that_its_roles_allow() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of(), "webpubsub.joinLeaveGroup.mine"), PLAIN)) {
            client.next();
            client.send("{\"type\":\"joinGroup\",\"group\":\"mine\",\"ackId\":1}");
            client.send("{\"type\":\"joinGroup\",\"group\":\"yours\",\"ackId\":2}");
            client.send(
                    "{\"type\":\"sendToGroup\",\"group\":\"mine\",\"dataType\":\"text\",\"data\":\"x\",\"ackId\":3}");

            assertThat(client.next().path("success").asBoolean()).isTrue();
            assertThat(client.next().path("error").path("name").asText()).isEqualTo("Forbidden");
            assertThat(client.next().path("error").path("name").asText()).isEqualTo("Forbidden");
        }
    }

    @Test
    void a_permission_that_the_server_grants_holds_until_it_is_revoked() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of()), PLAIN)) {
            String id = client.next().path("connectionId").asText();
            relay.sdk.grantPermissionWithResponse(WebPubSubPermission.JOIN_LEAVE_GROUP, id, null);
            assertThat(relay.sdk
                            .checkPermissionWithResponse(WebPubSubPermission.JOIN_LEAVE_GROUP, id, null)
                            .getValue())
                    .isTrue();

            relay.sdk.revokePermissionWithResponse(WebPubSubPermission.JOIN_LEAVE_GROUP, id, null);
            assertThat(relay.sdk
                            .checkPermissionWithResponse(WebPubSubPermission.JOIN_LEAVE_GROUP, id, null)
                            .getValue())
                    .isFalse();
        }
    }

    @Test
    void a_request_that_is_sent_twice_is_carried_out_once() throws Exception {
        String url = relay.url("ana", List.of(), "webpubsub.joinLeaveGroup", "webpubsub.sendToGroup");
        try (RawClient client = new RawClient(url, PLAIN)) {
            client.next();
            client.send("{\"type\":\"joinGroup\",\"group\":\"g\",\"ackId\":1}");
            client.next();
            String send = "{\"type\":\"sendToGroup\",\"group\":\"g\",\"dataType\":\"text\",\"data\":\"x\",\"ackId\":2}";
            client.send(send);
            client.send(send);

            List<JsonNode> frames = List.of(client.next(), client.next(), client.next());
            assertThat(frames.stream()
                            .filter(frame -> frame.path("type").asText().equals("message")))
                    .hasSize(1);
            assertThat(frames.getLast().path("error").path("name").asText()).isEqualTo("Duplicate");
        }
    }

    @Test
    void a_reliable_client_that_is_cut_off_again_and_again_gets_every_message_once_and_in_order() throws Exception {
        Random random = new Random(42);
        List<Integer> received = new ArrayList<>();
        String url = relay.url("ana", List.of("run"));
        RawClient client = new RawClient(url, RELIABLE);
        JsonNode hello = client.next();
        long last = 0;
        for (int sent = 0; sent < 400; sent++) {
            relay.sdk.sendToGroup("run", Integer.toString(sent), WebPubSubContentType.APPLICATION_JSON);
            if (random.nextInt(20) == 0) {
                client.close();
                client = new RawClient(
                        url + "&awps_connection_id="
                                + hello.path("connectionId").asText() + "&awps_reconnection_token="
                                + hello.path("reconnectionToken").asText(),
                        RELIABLE);
                hello = client.next();
                assertThat(hello.path("event").asText()).isEqualTo("connected");
            }
            while (!client.frames.isEmpty() || (sent == 399 && received.size() < 400)) {
                JsonNode frame = client.next();
                long sequence = frame.path("sequenceId").asLong();
                if (sequence > last) {
                    last = sequence;
                    received.add(frame.path("data").asInt());
                }
                client.send("{\"type\":\"sequenceAck\",\"sequenceId\":" + last + "}");
            }
        }
        client.close();

        assertThat(received).hasSize(400).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_client_that_lost_the_greeting_of_its_second_socket_too_comes_back_with_what_the_first_one_said()
            throws Exception {
        String url = relay.url("ana", List.of());
        RawClient first = new RawClient(url, RELIABLE);
        JsonNode hello = first.next();
        first.close();
        String back = url + "&awps_connection_id=" + hello.path("connectionId").asText() + "&awps_reconnection_token="
                + hello.path("reconnectionToken").asText();
        RawClient second = new RawClient(back, RELIABLE);
        second.next();
        second.close();

        try (RawClient third = new RawClient(back, RELIABLE)) {
            assertThat(third.next().path("connectionId")).isEqualTo(hello.path("connectionId"));
        }
    }

    @Test
    void a_connection_is_not_taken_up_with_a_wrong_token() throws Exception {
        String url = relay.url("ana", List.of());
        RawClient first = new RawClient(url, RELIABLE);
        String id = first.next().path("connectionId").asText();
        first.close();

        try (RawClient second =
                new RawClient(url + "&awps_connection_id=" + id + "&awps_reconnection_token=guess", RELIABLE)) {
            assertThat(second.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
        }
    }

    @Test
    void what_a_client_never_acknowledges_is_bounded() throws Exception {
        relay.close();
        relay = new RelayFixture(new RelayOptions(RelayFixture.KEY, 10_000, Duration.ofMinutes(1), 1 << 20));
        try (RawClient client = new RawClient(relay.url("ana", List.of("run")), RELIABLE)) {
            client.next();
            for (int i = 0; i < 20; i++) {
                relay.sdk.sendToGroup("run", "x".repeat(1_000), WebPubSubContentType.TEXT_PLAIN);
            }

            assertThat(client.closed.get(10, TimeUnit.SECONDS)).isIn(1008, 1006, -1);
        }
    }

    @Test
    void a_lost_client_that_does_not_come_back_is_forgotten() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of("run")), PLAIN)) {
            client.next();
            assertThat(relay.sdk.userExistsWithResponse("ana", null).getValue()).isTrue();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !relay.sdk.userExistsWithResponse("ana", null).getValue());
    }

    @Test
    void a_closed_connection_is_told_why() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of()), RELIABLE)) {
            String id = client.next().path("connectionId").asText();

            relay.sdk.closeConnectionWithResponse(id, null);

            assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
            assertThat(relay.sdk.connectionExistsWithResponse(id, null).getValue())
                    .isFalse();
        }
    }

    @Test
    void a_token_of_another_key_is_refused_on_both_sides() {
        var stranger = new WebPubSubServiceClientBuilder()
                .connectionString("Endpoint=http://localhost:" + relay.port()
                        + ";AccessKey=another-key-for-tests-that-is-long-enough;Version=1.0;")
                .hub(RelayFixture.HUB)
                .buildClient();

        assertThatThrownBy(() -> stranger.sendToAll("x", WebPubSubContentType.TEXT_PLAIN))
                .isInstanceOf(HttpResponseException.class);
        assertThatThrownBy(() -> new RawClient(
                        stranger.getClientAccessToken(
                                        new com.azure.messaging.webpubsub.models.GetClientAccessTokenOptions())
                                .getUrl(),
                        PLAIN))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void a_frame_that_is_no_json_ends_the_connection() throws Exception {
        try (RawClient client = new RawClient(relay.url("ana", List.of()), PLAIN)) {
            client.next();
            client.send("hello");

            assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
        }
    }
}
