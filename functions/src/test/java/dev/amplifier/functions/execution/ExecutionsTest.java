package dev.amplifier.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.contract.Usage;
import dev.amplifier.platform.token.Identity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecutionsTest {

    private static final ExecutionStatus RUNNING = new ExecutionStatus(
            "running",
            List.of(new ExecutionStatus.Step("read", "read", "running", "2026-11-23T10:00:00Z", null, 1)),
            null,
            Usage.NONE);

    private final TestApp app = new TestApp();
    private final Identity ada = TestApp.someone(Mode.DEVELOPER);

    @AfterEach
    void close() {
        app.close();
    }

    private Answer prompt() {
        return app.call("execute")
                .as(ada)
                .body(Map.of("type", "prompt", "prompt", "Say hello"))
                .send();
    }

    private String running() {
        String id = prompt().json().get("execution_id").asText();
        app.hub().report(id, RUNNING, List.of());
        return id;
    }

    @Test
    void whoever_asks_while_the_end_is_being_announced_gets_the_outputs() {
        String id = prompt().json().get("execution_id").asText();
        ExecutionStatus over = new ExecutionStatus("completed", List.of(), null, Usage.NONE);
        app.hub().report(id, over, List.of());
        app.hub()
                .endWhenAwaited(id, new ExecutionResult("completed", Map.of("result", IntNode.valueOf(7)), null, over));

        Answer answer = app.call("getExecution").as(ada).path("id", id).send();

        assertThat(answer.json().get("status").asText()).isEqualTo("completed");
        assertThat(answer.json().at("/outputs/result").asInt()).isEqualTo(7);
    }

    private Answer shown(List<Map<String, String>> images) {
        return app.call("execute")
                .as(ada)
                .body(Map.of("type", "prompt", "prompt", "What is it?", "images", images))
                .send();
    }

    @Test
    void a_prompt_may_show_pictures_and_they_travel_with_it() {
        Answer answer = shown(List.of(Map.of("media_type", "image/gif", "data", "R0lGODlhAQ==")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(app.hub().request(answer.json().get("execution_id").asText()).images())
                .containsExactly(new ExecutionRequest.Image("image/gif", "R0lGODlhAQ=="));
    }

    @Test
    void a_picture_that_cannot_be_shown_is_refused_with_its_place_and_the_reason() {
        Map<String, String> good = Map.of("media_type", "image/gif", "data", "R0lGODlhAQ==");
        Answer answer = shown(List.of(good, Map.of("media_type", "image/png", "data", "R0lGODlhAQ==")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo("images[1]");
        assertThat(answer.json().get("detail").asText()).contains("Picture 2", "its bytes are image/gif");
        assertThat(shown(List.of(good, good, good, good)).status()).isEqualTo(400);
    }

    @Test
    void pictures_that_are_too_large_together_are_refused() {
        byte[] half = new byte[80_000];
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, half, 0, 6);
        Map<String, String> image =
                Map.of("media_type", "image/gif", "data", Base64.getEncoder().encodeToString(half));

        Answer answer = shown(List.of(image, image));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("160000 bytes together; 150000 are allowed");
    }

    @Test
    void a_prompt_is_accepted_counted_watched_and_scheduled() {
        Answer answer = prompt();
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.json().get("execution_id").asText();
        assertThat(answer.json().get("rate_limit_remaining").asInt()).isEqualTo(99);
        assertThat(answer.header("location")).isEqualTo("/api/executions/" + id);
        assertThat(answer.header("ratelimit")).startsWith("\"executions\";r=99;t=");

        assertThat(app.relay().watchers(id)).containsExactly(ada.id());
        assertThat(app.relay().published(id))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("execution:queued"))
                .satisfies(event -> assertThat(event.id()).isEqualTo(EventEnvelope.id(id, 0, 0)));
        ExecutionRequest request = app.hub().request(id);
        assertThat(request.prompt()).isEqualTo("Say hello");
        assertThat(request.userId()).isEqualTo(ada.id());
        assertThat(request.mode()).isEqualTo("developer");
    }

    @Test
    void an_execution_is_put_together_from_status_history_and_output() {
        String id = running();
        EventEnvelope started = new EventEnvelope(
                EventEnvelope.id(id, 1, 0),
                id,
                "read",
                "step:start",
                "2026-11-23T10:00:00Z",
                Json.mapper().createObjectNode(),
                1L);
        app.hub().report(id, RUNNING, List.of(started));

        Answer running = app.call("getExecution").as(ada).path("id", id).send();
        assertThat(running.json().get("status").asText()).isEqualTo("running");
        assertThat(running.json().get("steps")).hasSize(1);
        assertThat(running.json().get("events")).hasSize(2);

        app.hub()
                .end(
                        id,
                        new ExecutionResult(
                                "completed",
                                Map.of("result", new TextNode("Hello")),
                                null,
                                new ExecutionStatus(
                                        "completed", List.of(), null, new Usage(5, 7, new BigDecimal("0.01")))));
        Answer done = app.call("getExecution").as(ada).path("id", id).send();
        assertThat(done.json().at("/outputs/result").asText()).isEqualTo("Hello");
        assertThat(done.json().at("/usage/output_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void what_was_submitted_but_not_begun_is_queued() {
        String id = prompt().json().get("execution_id").asText();
        Answer answer = app.call("getExecution").as(ada).path("id", id).send();
        assertThat(answer.json().get("status").asText()).isEqualTo("queued");
        assertThat(answer.json().at("/events/0/type").asText()).isEqualTo("execution:queued");
    }

    @Test
    void a_page_that_comes_late_asks_the_hosts_to_repeat_running_steps() {
        String id = running();
        app.call("getExecution").as(ada).path("id", id).query("replay", "true").send();
        assertThat(app.relay().instructions())
                .singleElement()
                .satisfies(request -> assertThat(request.action()).isEqualTo("replay"))
                .satisfies(request -> assertThat(request.executionId()).isEqualTo(id));
    }

    @Test
    void an_execution_of_somebody_else_does_not_exist() {
        String id = running();
        Identity eve = TestApp.someone(Mode.EXPERT);
        assertThat(app.call("getExecution").as(eve).path("id", id).send().status())
                .isEqualTo(404);
        assertThat(app.call("cancelExecution").as(eve).path("id", id).send().status())
                .isEqualTo(404);
        assertThat(app.call("decideApproval")
                        .as(eve)
                        .path("id", id)
                        .path("stage", "review")
                        .body(Map.of("decision", "approve"))
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(app.call("negotiateStream")
                        .as(eve)
                        .body(Map.of("executions", List.of(id)))
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(app.hub().controls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "../../etc/passwd", "00000000-0000-0000-0000-000000000000"})
    void an_id_that_names_nothing_is_not_found(String id) {
        assertThat(app.call("getExecution").as(ada).path("id", id).send().status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume"})
    void a_running_execution_hears_what_its_owner_says_and_so_do_the_hosts(String action) {
        String id = running();
        Answer answer = app.call(action + "Execution").as(ada).path("id", id).send();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(app.hub().controls())
                .singleElement()
                .satisfies(request -> assertThat(request.action()).isEqualTo(action));
        assertThat(app.relay().instructions()).isEqualTo(app.hub().controls());
    }

    @Test
    void a_cancellation_is_immediate_unless_body_or_query_says_otherwise() {
        String id = running();

        app.call("cancelExecution").as(ada).path("id", id).send();
        app.call("cancelExecution")
                .as(ada)
                .path("id", id)
                .query("level", "graceful")
                .send();
        Answer told = app.call("cancelExecution")
                .as(ada)
                .path("id", id)
                .query("level", "graceful")
                .body(Map.of("level", "immediate"))
                .send();

        assertThat(app.hub().controls())
                .extracting(ControlRequest::level)
                .containsExactly("immediate", "graceful", "immediate");
        assertThat(app.relay().instructions()).isEqualTo(app.hub().controls());
        assertThat(told.json().path("level").asText()).isEqualTo("immediate");
    }

    @Test
    void an_unknown_level_is_answered_with_what_is_allowed() {
        Answer answer = app.call("cancelExecution")
                .as(ada)
                .path("id", running())
                .query("level", "gently")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains("level", "graceful", "immediate");
        assertThat(app.hub().controls()).isEmpty();
    }

    @Test
    void to_ask_again_for_a_graceful_end_changes_nothing_and_says_so() {
        String id = running();
        app.hub().report(id, new ExecutionStatus("running", List.of(), null, Usage.NONE, "graceful"), List.of());

        Answer again = cancel(id, "graceful");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("message").asText()).contains("ending already", "immediate");
        assertThat(app.hub().controls()).isEmpty();
        assertThat(app.call("getExecution")
                        .as(ada)
                        .path("id", id)
                        .send()
                        .json()
                        .path("cancelling")
                        .asText())
                .isEqualTo("graceful");
        assertThat(cancel(id, "immediate").status()).isEqualTo(202);
        assertThat(app.hub().controls()).hasSize(1);
    }

    private Answer cancel(String id, String level) {
        return app.call("cancelExecution")
                .as(ada)
                .path("id", id)
                .body(Map.of("level", level))
                .send();
    }

    @Test
    void an_execution_that_has_ended_cannot_be_steered() {
        String id = running();
        app.hub().end(id, new ExecutionResult("completed", Map.of(), null, RUNNING));
        assertThat(app.call("cancelExecution").as(ada).path("id", id).send().status())
                .isEqualTo(409);
    }

    @Test
    void the_answer_to_a_question_of_a_running_step_goes_to_the_hosts_and_nowhere_else() {
        String id = running();

        assertThat(answerQuestion(id, TestApp.someone(Mode.EXPERT))).isEqualTo(404);
        assertThat(app.relay().instructions()).isEmpty();
        assertThat(answerQuestion(id, ada)).isEqualTo(202);
        assertThat(app.relay().instructions())
                .containsExactly(new ControlRequest("deny", id, "question-3-1", "not now", Map.of()));
        assertThat(app.hub().controls()).isEmpty();
        app.hub().end(id, new ExecutionResult("completed", Map.of(), null, RUNNING));
        assertThat(answerQuestion(id, ada)).isEqualTo(409);
    }

    private int answerQuestion(String id, Identity who) {
        return app.call("decideApproval")
                .as(who)
                .path("id", id)
                .path("stage", "question-3-1")
                .body(Map.of("decision", "deny", "message", "not now"))
                .send()
                .status();
    }

    @Test
    void a_gate_is_decided_by_its_name_with_the_reviewers_changes() {
        String id = running();
        app.hub()
                .report(
                        id,
                        new ExecutionStatus(
                                "waiting_approval",
                                List.of(),
                                new ExecutionStatus.Approval("outer/review", "Go on?", null, "deny"),
                                Usage.NONE),
                        List.of());

        assertThat(app.call("decideApproval")
                        .as(ada)
                        .path("id", id)
                        .path("stage", "other")
                        .body(Map.of("decision", "approve"))
                        .send()
                        .status())
                .isEqualTo(409);
        Answer answer = app.call("decideApproval")
                .as(ada)
                .path("id", id)
                .path("stage", "outer%2Freview")
                .body(Map.of("decision", "approve", "message", "fine", "context", Map.of("limit", 3)))
                .send();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(app.hub().controls()).singleElement().satisfies(request -> {
            assertThat(request.stage()).isEqualTo("outer/review");
            assertThat(request.message()).isEqualTo("fine");
            assertThat(request.context()).containsEntry("limit", IntNode.valueOf(3));
        });
    }

    @Test
    void over_the_quota_the_answer_says_when_to_come_back() {
        Identity normie = TestApp.someone(Mode.NORMIE);
        Answer last = null;
        for (int i = 0; i < 21; i++) {
            last = app.call("execute")
                    .as(normie)
                    .body(Map.of("type", "prompt", "prompt", "again"))
                    .send();
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).matches("[0-9]+");
        assertThat(last.json().get("retry_after").asInt()).isPositive();
        assertThat(app.hub().started()).isEqualTo(20);
    }

    @Test
    void what_the_task_hub_did_not_take_is_not_counted() {
        app.hub().goDown();
        assertThat(prompt().status()).isEqualTo(503);
        try (TestApp other = new TestApp()) {
            Answer answer = other.call("execute")
                    .as(ada)
                    .body(Map.of("type", "prompt", "prompt", "again"))
                    .send();
            assertThat(answer.json().get("rate_limit_remaining").asInt()).isEqualTo(99);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"type\":\"prompt\"}",
                "{\"type\":\"prompt\",\"prompt\":\"\"}",
                "{\"type\":\"prompt\",\"prompt\":\"x\",\"surprise\":1}",
                "{\"type\":\"song\",\"prompt\":\"x\"}",
                "{\"type\":\"prompt\",\"prompt\":\"x\",\"max_cost_usd\":-1}",
                "{\"type\":\"prompt\",\"prompt\":\"x\",\"files\":{\"../up\":\"y\"}}",
                "{\"type\":\"recipe\"}",
                "{\"type\":\"recipe\",\"recipe_yaml\":\"a\",\"gallery_id\":\"b\"}",
                "{\"type\":\"prompt\",\"type\":\"recipe\",\"prompt\":\"x\"}"
            })
    void a_body_that_is_not_what_the_contract_says_is_refused(String body) {
        Answer answer = app.call("execute").as(ada).text(body).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).isNotBlank();
        assertThat(app.hub().started()).isZero();
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        Answer answer = app.call("execute")
                .as(ada)
                .body(Map.of("type", "prompt", "prompt", "x".repeat(300_000)))
                .send();
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_recipe_that_is_not_in_the_gallery_is_not_found() {
        Answer answer = app.call("executeRecipe")
                .as(ada)
                .body(Map.of("gallery_id", UUID.randomUUID().toString()))
                .send();
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_stream_address_is_for_the_callers_own_executions() {
        String id = running();
        Answer answer = app.call("negotiateStream")
                .as(ada)
                .body(Map.of("executions", List.of(id)))
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("user_id").asText()).isEqualTo(ada.id());
        assertThat(app.call("negotiateStream").as(ada).send().status()).isEqualTo(200);
    }

    @Test
    void a_recipe_is_run_again_from_a_step_with_the_earlier_history_and_changed_inputs() {
        String recipe = "name: two\ndescription: d\nversion: 1.0.0\ncontext: {who: world}\nsteps:\n"
                + "  - {id: read, agent: playground:reader, prompt: \"Greet {{who}}\", output: o}\n";
        String id = app.call("executeRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", recipe, "inputs", Map.of("who", "Ada")))
                .send()
                .json()
                .get("execution_id")
                .asText();
        assertThat(rerun(id, "read").status()).as("it has not ended").isEqualTo(409);

        ExecutionResult result = new ExecutionResult("completed", Map.of(), null, RUNNING);
        app.hub().end(id, result, Json.tree("{\"read\":{\"o\":\"Hello\"}}"));
        assertThat(rerun(id, "nowhere").status()).isEqualTo(422);
        Answer answer = rerun(id, "read");
        assertThat(answer.status()).isEqualTo(202);
        ExecutionRequest request =
                app.hub().request(answer.json().get("execution_id").asText());
        assertThat(request.executionId()).isNotEqualTo(id);
        assertThat(request.recipeYaml()).isEqualTo(recipe);
        assertThat(request.inputs()).containsEntry("who", TextNode.valueOf("Grace"));
        assertThat(request.resumeFrom().at("/rerun/from_step").asText()).isEqualTo("read");
        assertThat(request.resumeFrom().at("/rerun/history/read/o").asText()).isEqualTo("Hello");
    }

    private Answer rerun(String id, String step) {
        return app.call("rerunExecution")
                .as(ada)
                .path("id", id)
                .body(Map.of("from_step", step, "inputs", Map.of("who", "Grace")))
                .send();
    }
}
