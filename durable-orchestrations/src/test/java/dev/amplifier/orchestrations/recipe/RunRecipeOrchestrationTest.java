package dev.amplifier.orchestrations.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.orchestrations.ReplayHarness;
import dev.amplifier.orchestrations.drive.Failures;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunRecipeOrchestrationTest {

    private static final String TWO_STEPS = """
            name: two
            description: Two steps, the second with the first one's answer.
            version: 1.0.0
            context: {topic: rain}
            steps:
              - id: first
                agent: self
                prompt: Write about {{topic}}.
                output: draft
              - id: second
                agent: self
                prompt: "Improve: {{draft}}"
                output: final
            """;
    private static final String GATE = """
            name: gated
            description: A stage, a gate, and a stage.
            version: 1.0.0
            context: {word: old, _approval_message: ""}
            stages:
              - name: draft
                steps: [{id: write, agent: self, prompt: "Say {{word}}.", output: said}]
                approval: {required: true, prompt: "Is {{said}} good?", timeout: 600, default: deny}
              - name: final
                steps: [{id: finish, agent: self, prompt: "Finish {{word}}: {{_approval_message}}", output: finished}]
            """;

    private final List<String> prompts = new ArrayList<>();
    private final List<JsonNode> agents = new ArrayList<>();

    @Test
    void steps_run_one_after_another_and_hand_on_their_answers() {
        ReplayHarness run = run(TWO_STEPS, null).settle();

        assertThat(prompts).containsExactly("Write about rain.", "Improve: answer 1");
        assertThat(run.result().status()).isEqualTo("completed");
        assertThat(run.result().outputs().get("final").asText()).isEqualTo("answer 2");
        assertThat(run.result().finalStatus().steps())
                .extracting(step -> step.state())
                .containsExactly("completed", "completed");
    }

    @Test
    void what_a_recipe_and_a_step_say_of_the_agent_goes_with_the_call() {
        run("""
                        name: tuned
                        description: One step that wants its agent otherwise.
                        version: 1.0.0
                        orchestrator: {config: {min_delay_between_calls_ms: 5, extended_thinking: true}}
                        steps:
                          - id: only
                            agent: self
                            prompt: Think.
                            model_role: reasoning
                            agent_config:
                              instruction: Be brief.
                              session: {orchestrator: {config: {extended_thinking: false}}}
                        """, null).settle();

        JsonNode input = agents.getFirst();
        JsonNode loop = input.at("/overrides/session/orchestrator/config");
        assertThat(loop.path("min_delay_between_calls_ms").asInt()).isEqualTo(5);
        assertThat(loop.path("extended_thinking").asBoolean(true)).isFalse();
        assertThat(input.at("/overrides/instruction").asText()).isEqualTo("Be brief.");
        assertThat(input.at("/preferences/0/role").asText()).isEqualTo("reasoning");
    }

    @Test
    void events_travel_with_the_next_activity_and_effects_are_numbered_without_a_gap() {
        ReplayHarness run = run(TWO_STEPS, null).settle();

        assertThat(run.calls).extracting(call -> call.path("effect").asInt()).containsExactly(1, 2, 3);
        assertThat(types(run.calls.get(0))).startsWith("execution:start", "step:start");
        assertThat(types(run.calls.get(1))).contains("step:complete", "step:start");
        assertThat(types(run.calls.get(2))).contains("step:complete").endsWith("execution:complete");
    }

    @Test
    void the_start_tells_what_the_variables_are_then() {
        ReplayHarness run = run(TWO_STEPS, null).settle();

        JsonNode start = run.calls.getFirst().path("announcements").path(0);
        assertThat(start.path("type").asText()).isEqualTo("execution:start");
        assertThat(start.at("/data/variables")).hasSize(1);
        assertThat(start.at("/data/variables/0/name").asText()).isEqualTo("topic");
        assertThat(start.at("/data/variables/0/preview").asText()).isEqualTo("rain");
    }

    @Test
    void a_gate_waits_for_a_person_whose_words_and_changes_go_on() {
        ReplayHarness run = run(GATE, null).settle();
        assertThat(run.status().status()).isEqualTo("waiting_approval");
        assertThat(run.status().approval().prompt()).isEqualTo("Is answer 1 good?");

        run.control("approve", "draft", Map.of("word", TextNode.valueOf("new"))).settle();

        assertThat(run.result().status()).isEqualTo("completed");
        assertThat(prompts.getLast()).isEqualTo("Finish new: so be it");
    }

    @Test
    void a_gate_that_is_denied_ends_the_run_and_says_so() {
        ReplayHarness run =
                run(GATE, null).settle().control("deny", "draft", Map.of()).settle();

        assertThat(run.result().status()).isEqualTo("denied");
        assertThat(run.result().error().message()).contains("draft");
    }

    @Test
    void a_decision_about_another_gate_changes_nothing() {
        ReplayHarness run =
                run(GATE, null).settle().control("approve", "final", Map.of()).settle();

        assertThat(run.status().status()).isEqualTo("waiting_approval");
    }

    @Test
    void a_gate_that_nobody_answers_takes_its_default_when_its_time_is_over() {
        ReplayHarness run = run(GATE, null).settle().pass(Duration.ofSeconds(601));

        assertThat(run.result().status()).isEqualTo("denied");
        assertThat(run.result().error().code()).isEqualTo("approval_timed_out");
    }

    @Test
    void waiting_for_a_person_does_not_count_against_the_time_limit() {
        String patient = GATE.replace("timeout: 600", "timeout: 0");
        ReplayHarness run = run(patient, null).settle();
        for (int hour = 0; hour < 5; hour++) {
            run.pass(Duration.ofHours(1));
        }
        run.control("approve", "draft", Map.of()).settle();

        assertThat(run.result().status()).isEqualTo("completed");
    }

    @Test
    void a_pause_does_not_count_against_the_time_limit() {
        ReplayHarness run =
                run(TWO_STEPS, null).step().control("pause", null, Map.of()).settle();
        for (int hour = 0; hour < 5; hour++) {
            run.pass(Duration.ofHours(1));
        }
        assertThat(run.status().status()).isEqualTo("paused");

        run.control("resume", null, Map.of()).settle();

        assertThat(run.result().status()).isEqualTo("completed");
    }

    @Test
    void a_cancelled_run_asks_for_nothing_more() {
        ReplayHarness run =
                run(TWO_STEPS, null).step().control("cancel", null, Map.of()).settle();

        assertThat(run.result().status()).isEqualTo("cancelled");
        assertThat(prompts).hasSize(1);
    }

    @Test
    void a_run_that_is_to_end_gracefully_takes_the_step_under_way_and_begins_no_other() {
        ReplayHarness run = run(TWO_STEPS, null).step().cancel("graceful").hear();
        assertThat(run.status().status()).isEqualTo("running");
        assertThat(run.status().cancelling()).isEqualTo("graceful");
        run.cancel("graceful").settle();

        assertThat(run.result().status()).isEqualTo("cancelled");
        assertThat(run.result().finalStatus().cancelling()).isNull();
        assertThat(run.result().outputs()).containsEntry("draft", TextNode.valueOf("answer 1"));
        assertThat(prompts).hasSize(1);
        assertThat(run.calls.stream().flatMap(call -> types(call).stream()))
                .containsSubsequence(
                        "step:start", "cancel:requested", "step:complete", "cancel:completed", "execution:cancelled")
                .doesNotContain("step:error")
                .containsOnlyOnce("cancel:requested");
    }

    @Test
    void an_end_at_once_may_follow_a_graceful_one() {
        ReplayHarness run = run(TWO_STEPS, null).step().cancel("graceful").hear();

        run.cancel("immediate").hear().settle();

        assertThat(run.result().status()).isEqualTo("cancelled");
        assertThat(run.calls.getLast().path("announcements").toString()).contains("\"was_immediate\":true");
    }

    @Test
    void a_graceful_end_at_a_gate_or_of_a_paused_run_waits_for_nobody() {
        assertThat(run(GATE, null).settle().cancel("graceful").settle().result().status())
                .isEqualTo("cancelled");
        ReplayHarness held = run(TWO_STEPS, null).step().control("pause", null, Map.of());
        assertThat(held.settle().cancel("graceful").settle().result().status()).isEqualTo("cancelled");
    }

    @Test
    void a_prompt_that_is_to_end_gracefully_keeps_its_answer() {
        ReplayHarness run = prompt().step().cancel("graceful").settle();

        assertThat(run.result().status()).isEqualTo("cancelled");
        assertThat(run.result().outputs()).containsEntry("result", TextNode.valueOf("answer 1"));
        assertThat(run.result().finalStatus().steps())
                .extracting(ExecutionStatus.Step::state)
                .containsExactly("completed");
    }

    @Test
    void a_prompt_that_is_cut_short_is_cancelled_and_did_not_fail() {
        ReplayHarness run = prompt(Failures.result("cancelled", "The step was cancelled.", false))
                .step()
                .cancel("graceful")
                .settle();

        assertThat(run.result().status()).isEqualTo("cancelled");
        assertThat(run.result().error()).isNull();
        assertThat(run.result().finalStatus().steps())
                .extracting(ExecutionStatus.Step::state)
                .containsExactly("cancelled");
    }

    @Test
    void a_paused_run_goes_on_where_it_was() {
        ReplayHarness run =
                run(TWO_STEPS, null).step().control("pause", null, Map.of()).settle();
        assertThat(run.status().status()).isEqualTo("paused");
        assertThat(prompts).hasSize(1);

        run.control("resume", null, Map.of()).settle();

        assertThat(run.result().status()).isEqualTo("completed");
        assertThat(prompts).hasSize(2);
    }

    @Test
    void a_failed_step_fails_the_run_with_its_reason() {
        ReplayHarness run = new ReplayHarness(
                        request(TWO_STEPS, null),
                        (name, input) -> name.equals("RunAgent")
                                ? Json.write(Failures.result("key_refused", "The key is not accepted.", false))
                                : ok(""))
                .settle();

        assertThat(run.result().status()).isEqualTo("failed");
        assertThat(run.result().error().message()).contains("The key is not accepted.");
    }

    @Test
    void a_run_that_costs_more_than_its_ceiling_stops() {
        ReplayHarness run = run(TWO_STEPS, new BigDecimal("0.01")).settle();

        assertThat(run.result().error().code()).isEqualTo("cost_ceiling");
        assertThat(prompts).hasSize(1);
    }

    @Test
    void a_command_hands_on_what_it_wrote() {
        String recipe = """
                name: shell
                description: A command and its output.
                version: 1.0.0
                steps:
                  - {id: count, type: bash, command: "echo 7", output: number, output_exit_code: code}
                """;
        ReplayHarness run = new ReplayHarness(
                        request(recipe, null),
                        (name, input) -> name.equals("RunCommand")
                                ? Json.write(new ActivityResult(
                                        "ok",
                                        Json.tree("{\"exit_code\":0,\"stdout\":\"7\\n\",\"stderr\":\"\"}"),
                                        null,
                                        Usage.NONE,
                                        List.of()))
                                : ok(""))
                .settle();

        assertThat(run.result().outputs().get("number").asInt()).isEqualTo(7);
        assertThat(run.result().outputs().get("code").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void iterations_side_by_side_may_end_in_any_order(int deferred) {
        String recipe = """
                name: side-by-side
                description: Three iterations at once.
                version: 1.0.0
                context: {items: [x, y, z]}
                steps:
                  - {id: each, foreach: "{{items}}", as: item, parallel: true, agent: self, prompt: "Do {{item}}.", collect: done}
                """;
        ReplayHarness run = run(recipe, null).step();
        for (int i = 0; i < deferred; i++) {
            run.defer();
        }

        run.settle();

        assertThat(run.result().status()).isEqualTo("completed");
        assertThat(run.result().outputs().get("done")).hasSize(3);
    }

    @Test
    void a_long_loop_goes_on_in_a_new_history_with_nothing_lost() {
        String recipe = """
                name: loop
                description: Many iterations, one after another.
                version: 1.0.0
                context: {items: [%s]}
                steps:
                  - {id: each, foreach: "{{items}}", as: item, max_iterations: 400, agent: self, prompt: "Do {{item}}.", collect: done}
                """.formatted(String.join(", ", java.util.Collections.nCopies(200, "x")));
        recipe = recipe + "recursion: {max_total_steps: 1000}\n";

        ReplayHarness run = run(recipe, null).settle();

        assertThat(run.histories()).isGreaterThan(1);
        assertThat(run.result().outputs().get("done")).hasSize(200);
        assertThat(prompts).hasSize(200);
    }

    @Test
    void a_re_run_from_a_later_step_keeps_what_the_earlier_ones_made() {
        JsonNode history = run(TWO_STEPS, null).settle().result().history();
        prompts.clear();
        JsonNode from = Json.tree("{\"rerun\":{\"from_step\":\"second\"}}");
        ((ObjectNode) from.path("rerun")).set("history", history);

        ReplayHarness again = new ReplayHarness(request(TWO_STEPS, null).resumingFrom(from), this::activity).settle();

        assertThat(prompts).containsExactly("Improve: answer 1");
        assertThat(again.result().status()).isEqualTo("completed");
    }

    private ReplayHarness prompt() {
        return new ReplayHarness(request("prompt", null, null), this::activity);
    }

    private ReplayHarness prompt(ActivityResult result) {
        return new ReplayHarness(
                request("prompt", null, null), (name, input) -> name.equals("RunAgent") ? Json.write(result) : ok(""));
    }

    private ReplayHarness run(String recipe, @Nullable BigDecimal ceiling) {
        return new ReplayHarness(request(recipe, ceiling), this::activity);
    }

    private String activity(String name, JsonNode input) {
        if (!name.equals("RunAgent")) {
            return ok("");
        }
        agents.add(input);
        prompts.add(input.path("instruction").asText());
        return ok("answer " + prompts.size());
    }

    private static String ok(String answer) {
        return Json.write(new ActivityResult(
                "ok", TextNode.valueOf(answer), null, new Usage(10, 5, new BigDecimal("0.02")), List.of()));
    }

    private static List<String> types(JsonNode call) {
        List<String> types = new ArrayList<>();
        call.path("announcements").forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    private static ExecutionRequest request(String recipe, @Nullable BigDecimal ceiling) {
        return request("recipe", recipe, ceiling);
    }

    private static ExecutionRequest request(String type, @Nullable String recipe, @Nullable BigDecimal ceiling) {
        return new ExecutionRequest(
                "run",
                "ana",
                type,
                "developer",
                "2026-01-01T00:00:00Z",
                recipe,
                "demo",
                Map.of(),
                Map.of(),
                null,
                null,
                List.of(),
                null,
                ceiling,
                600,
                "lenient",
                null,
                null,
                null,
                List.of());
    }
}
