package dev.amplifier.functions.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.SignedHook;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.contract.Usage;
import dev.amplifier.platform.token.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookTest {

    private static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
            """;

    private static final ExecutionStatus DONE = new ExecutionStatus("completed", List.of(), null, Usage.NONE);

    private final TestApp app = new TestApp();
    private final Identity ada = TestApp.someone(Mode.DEVELOPER);

    @AfterEach
    void close() {
        app.close();
    }

    private SignedHook mint(Map<String, Object> extra) {
        Map<String, Object> body = new HashMap<>(extra);
        body.put("recipe_yaml", RECIPE);
        Answer answer = app.call("mintWebhook").as(ada).body(body).send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/examples/curl").asText())
                .contains(answer.json().get("url").asText())
                .doesNotContain(answer.json().get("secret").asText());
        return SignedHook.of(answer);
    }

    private Call signed(SignedHook hook, String id, String body, Instant at) {
        return hook.call(app, id, body, at);
    }

    private Call signed(SignedHook hook, String id, String body) {
        return hook.call(app, id, body);
    }

    @Test
    void a_signed_call_starts_the_sealed_recipe_with_the_body_as_its_inputs() {
        SignedHook hook = mint(Map.of("inputs", Map.of("who", "nobody", "tone", "warm"), "max_cost_usd", 0.5));
        Answer answer = signed(hook, "msg_1", "{\"who\":\"Ada\"}").send();
        assertThat(answer.status()).isEqualTo(202);
        var request = app.hub().request(answer.json().get("execution_id").asText());
        assertThat(request.recipeYaml()).isEqualTo(RECIPE);
        assertThat(request.inputs())
                .containsEntry("who", TextNode.valueOf("Ada"))
                .containsEntry("tone", TextNode.valueOf("warm"));
        assertThat(request.userId()).isEqualTo(ada.id());
        assertThat(request.maxCostUsd()).isEqualByComparingTo("0.5");
    }

    @Test
    void a_call_that_waits_gets_the_outputs() {
        app.hub()
                .endEverythingWith(new ExecutionResult(
                        "completed",
                        Map.of("greeting", TextNode.valueOf("Hello")),
                        null,
                        new ExecutionStatus("completed", List.of(), null, Usage.NONE)));
        Answer answer = signed(mint(Map.of()), "msg_1", "{}").query("wait", "5").send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/outputs/greeting").asText()).isEqualTo("Hello");
    }

    @Test
    void a_call_without_the_secret_a_changed_body_or_an_old_time_is_refused() {
        SignedHook hook = mint(Map.of());
        SignedHook guessed = new SignedHook(hook.token(), new byte[32]);
        assertThat(signed(guessed, "m", "{}").send().status()).isEqualTo(401);
        assertThat(signed(hook, "m", "{}").text("{\"who\":\"Eve\"}").send().status())
                .isEqualTo(401);
        assertThat(signed(hook, "m", "{}", Instant.now().minus(Duration.ofMinutes(6)))
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(signed(hook, "m", "{}", Instant.now().plus(Duration.ofMinutes(6)))
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(app.call("callWebhook").path("token", hook.token()).send().status())
                .isEqualTo(401);
        assertThat(app.hub().started()).isZero();
    }

    @Test
    void a_replayed_call_is_refused_and_counted_once() {
        SignedHook hook = mint(Map.of());
        assertThat(signed(hook, "msg_1", "{}").send().status()).isEqualTo(202);
        assertThat(signed(hook, "msg_1", "{}").send().status()).isEqualTo(409);
        assertThat(app.hub().started()).isEqualTo(1);
    }

    @Test
    void the_same_idempotency_key_finds_the_same_execution_again() {
        SignedHook hook = mint(Map.of());
        Answer first =
                signed(hook, "msg_1", "{}").header("idempotency-key", "order-7").send();
        Answer second =
                signed(hook, "msg_2", "{}").header("idempotency-key", "order-7").send();
        assertThat(second.json().get("execution_id")).isEqualTo(first.json().get("execution_id"));
        assertThat(app.hub().started()).isEqualTo(1);
    }

    @Test
    void two_webhooks_of_the_same_recipe_do_not_share_ids_or_secrets() {
        SignedHook one = mint(Map.of());
        SignedHook other = mint(Map.of());
        assertThat(signed(one, "msg_1", "{}").send().status()).isEqualTo(202);
        assertThat(signed(other, "msg_1", "{}").send().status()).isEqualTo(202);
        assertThat(signed(new SignedHook(one.token(), other.secret()), "msg_2", "{}")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoever_holds_the_secret_follows_an_execution_of_the_webhook_and_no_other() {
        SignedHook hook = mint(Map.of());
        String id =
                signed(hook, "msg_1", "{}").send().json().get("execution_id").asText();
        Answer running = status(hook, id).send();
        assertThat(running.status()).isEqualTo(202);
        assertThat(running.json().get("status_url").asText()).endsWith("/executions/" + id);

        app.hub().end(id, new ExecutionResult("completed", Map.of("greeting", TextNode.valueOf("Hello")), null, DONE));
        assertThat(status(hook, id).send().json().at("/outputs/greeting").asText())
                .isEqualTo("Hello");

        String owners = app.call("executeRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE))
                .send()
                .json()
                .get("execution_id")
                .asText();
        assertThat(status(hook, owners).send().status())
                .as("the owner's other executions")
                .isEqualTo(404);
        assertThat(status(mint(Map.of()), id).send().status())
                .as("another webhook of the same owner")
                .isEqualTo(404);
    }

    @Test
    void a_gate_is_decided_by_whoever_holds_the_secret() {
        SignedHook hook = mint(Map.of());
        String id =
                signed(hook, "msg_1", "{}").send().json().get("execution_id").asText();
        ExecutionStatus waiting = new ExecutionStatus(
                "waiting_approval",
                List.of(),
                new ExecutionStatus.Approval("check", "Good?", null, "deny"),
                Usage.NONE);
        app.hub().report(id, waiting, List.of());
        assertThat(status(hook, id).send().json().at("/approval/stage").asText())
                .isEqualTo("check");

        String body = "{\"execution_id\":\"" + id
                + "\",\"stage\":\"check\",\"decision\":\"approve\",\"context\":{\"who\":\"Grace\"}}";
        Call decision = hook.sign(app.call("decideWebhookApproval"), "msg_2", body, Instant.now());
        assertThat(decision.text(body).send().status()).isEqualTo(202);
        assertThat(app.hub().controls()).singleElement().satisfies(control -> {
            assertThat(control.action()).isEqualTo("approve");
            assertThat(control.context()).containsEntry("who", TextNode.valueOf("Grace"));
        });
        Call forged = hook.sign(app.call("decideWebhookApproval"), "msg_3", "{}", Instant.now());
        assertThat(forged.text(body).send().status()).isEqualTo(401);
    }

    @Test
    void a_user_ends_all_webhooks_at_once_and_mints_new_ones() {
        SignedHook old = mint(Map.of());
        assertThat(app.call("revokeWebhooks").as(ada).send().status()).isEqualTo(204);
        assertThat(signed(old, "msg_1", "{}").send().status()).isEqualTo(404);
        assertThat(app.call("describeWebhook").path("token", old.token()).send().status())
                .isEqualTo(404);
        assertThat(signed(mint(Map.of()), "msg_2", "{}").send().status()).isEqualTo(202);
    }

    private Call status(SignedHook hook, String id) {
        return hook.sign(app.call("webhookExecution").path("id", id), "msg_status", id, Instant.now());
    }

    @Test
    void a_call_that_does_not_start_is_not_counted_for_the_endpoint() {
        SignedHook hook = mint(Map.of("max_per_hour", 1));
        app.hub().goDown();
        assertThat(signed(hook, "msg_1", "{}").send().status()).isEqualTo(503);
        app.hub().comeBack();
        assertThat(signed(hook, "msg_2", "{}").send().status()).isEqualTo(202);
    }

    @Test
    void an_endpoint_has_a_quota_of_its_own() {
        SignedHook hook = mint(Map.of("max_per_hour", 1));
        assertThat(signed(hook, "msg_1", "{}").send().status()).isEqualTo(202);
        assertThat(signed(hook, "msg_2", "{}").send().status()).isEqualTo(429);
    }

    @Test
    void a_changed_address_leads_nowhere() {
        SignedHook hook = mint(Map.of());
        String changed = hook.token().substring(0, hook.token().length() - 3) + "AAA";
        assertThat(signed(new SignedHook(changed, hook.secret()), "m", "{}")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(app.call("describeWebhook").path("token", "1.k1.AAAA").send().status())
                .isEqualTo(404);
    }

    @Test
    void a_webhook_describes_its_inputs() {
        Answer answer = app.call("describeWebhook")
                .path("token", mint(Map.of()).token())
                .send();
        assertThat(answer.text()).contains("\"who\":{\"type\":\"string\",\"default\":\"world\"}");
    }

    @Test
    void a_recipe_that_is_too_long_for_an_address_is_refused() {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            noise.append(UUID.randomUUID());
        }
        Answer answer = app.call("mintWebhook")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE.replace("Say hello", noise)))
                .send();
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_webhook_is_for_developers() {
        Answer answer = app.call("mintWebhook")
                .as(TestApp.someone(Mode.EXPLORER))
                .body(Map.of("recipe_yaml", RECIPE))
                .send();
        assertThat(answer.status()).isEqualTo(403);
    }
}
