package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureMeaningTest {

    @Test
    void an_agent_is_asked_again_after_a_growing_pause() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, agent: x, prompt: '<<FAIL>>', retry: {max_attempts: 4, initial_delay: 2, max_delay: 5}}]");

        assertThat(driver.failure().code()).isEqualTo("agent_failed");
        assertThat(waits(driver)).containsExactly(2L, 4L, 5L);
        assertThat(driver.effects.stream()
                        .filter(Effect.RunAgent.class::isInstance)
                        .map(effect -> ((Effect.RunAgent) effect).attempt()))
                .containsExactly(1, 2, 3, 4);
        assertThat(driver.told("step:retry")).hasSize(3);
        assertThat(driver.run.steps()).extracting(StepView::attempt).containsExactly(4);
    }

    @Test
    void linear_backoff_repeats_the_pause_and_the_first_success_ends_it() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, agent: x, prompt: '<<FAIL>>', output: o, retry: {max_attempts: 5, backoff: linear, initial_delay: 3}}]");
        driver.model = agent ->
                agent.attempt() < 3 ? RunDriver.answer(agent) : new Outcome.Succeeded(RunDriver.json("\"done\""));

        assertThat(driver.outputs().get("o").asText()).isEqualTo("done");
        assertThat(waits(driver)).containsExactly(3L, 3L);
    }

    @Test
    void what_cannot_get_better_is_not_tried_again_unless_strict() {
        String recipe = "steps: [{id: a, agent: x, prompt: p, retry: {max_attempts: 2, initial_delay: 1}}]";
        RunDriver lenient = RunDriver.of(recipe);
        lenient.model = agent -> new Outcome.Failed("no_key", "no key", false, false);
        RunDriver strict = RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT));
        strict.model = lenient.model;

        assertThat(lenient.failure().code()).isEqualTo("no_key");
        assertThat(lenient.instructions()).hasSize(1);
        assertThat(strict.failure().code()).isEqualTo("no_key");
        assertThat(strict.instructions()).hasSize(2);
    }

    @Test
    void commands_and_recipes_are_retried_unless_strict() {
        String recipe = "steps: [{id: a, type: bash, command: exit 1, retry: {max_attempts: 2, initial_delay: 1}}]";

        RunDriver lenient = RunDriver.of(recipe);
        lenient.failure();
        assertThat(lenient.commands()).hasSize(2);
        RunDriver strict = RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT));
        strict.failure();
        assertThat(strict.commands()).hasSize(1);

        RunDriver child = RunDriver.of(
                "steps: [{id: a, type: recipe, recipe: c.yaml, retry: {max_attempts: 2, initial_delay: 1}}]",
                options -> options.withSources(java.util.Map.of(
                        "c.yaml",
                        "name: c\ndescription: d\nversion: 1.0.0\nsteps: [{id: s, type: bash, command: exit 1}]")));
        child.failure();
        assertThat(child.commands()).hasSize(2);
    }

    @Test
    void an_agent_out_of_time_says_so() {
        RunDriver driver = RunDriver.of("steps: [{id: a, agent: x, prompt: p, timeout: 1.5}]");
        driver.model = agent -> new Outcome.TimedOut();

        assertThat(driver.failure())
                .isEqualTo(new RunState.Failed("timeout", "Step 'a': agent 'x' timed out after 1.5s", "a"));
    }

    @Test
    void on_error_continue_makes_a_failed_agents_output_null() {
        RunDriver driver = RunDriver.of("""
                steps:
                  - {id: a, agent: x, prompt: "<<FAIL>>", output: o, on_error: continue}
                  - {id: b, agent: x, prompt: "got {{o}}"}
                """);

        assertThat(driver.outputs().get("o").isNull()).isTrue();
        assertThat(driver.instructions()).last().isEqualTo("got None");
        assertThat(driver.told("step:error")).containsExactly("a");
    }

    @Test
    void on_error_continue_keeps_what_a_failed_command_wrote() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, type: bash, command: echo part; exit 3, output: o, output_exit_code: c, on_error: continue}]");

        assertThat(driver.outputs().get("o").asText()).isEqualTo("part\n");
        assertThat(driver.outputs().get("c").asText()).isEqualTo("3");
    }

    @Test
    void on_error_covers_a_command_out_of_time_unless_strict() {
        String recipe = "steps: [{id: a, type: bash, command: hang, timeout: 1, output: o, on_error: continue}]";

        assertThat(RunDriver.of(recipe).outputs().get("o").isNull()).isTrue();
        assertThat(RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT))
                        .failure()
                        .message())
                .isEqualTo("Step 'a': command timed out after 1s");
    }

    @Test
    void a_command_that_cannot_be_started_counts_as_exit_code_126() {
        RunDriver driver =
                RunDriver.of("steps: [{id: a, type: bash, command: echo, output_exit_code: c, on_error: continue}]");
        driver.shell = command -> new Outcome.Failed("cannot_start", "no bash", false, false);

        assertThat(driver.outputs().get("c").asText()).isEqualTo("126");
    }

    @Test
    void skip_remaining_completes_a_flat_recipe() {
        RunDriver driver = RunDriver.of("""
                steps:
                  - {id: a, type: bash, command: exit 1, output: o, on_error: skip_remaining}
                  - {id: b, type: bash, command: echo, output: p}
                """);

        assertThat(driver.outputs()).isEmpty();
    }

    @Test
    void on_error_of_a_recipe_step_is_honoured_unless_strict() {
        String recipe = "steps: [{id: a, type: recipe, recipe: none.yaml, output: o, on_error: continue}]";

        assertThat(RunDriver.of(recipe).outputs().get("o").isNull()).isTrue();
        assertThat(RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT))
                        .failure()
                        .code())
                .isEqualTo("sub_recipe_not_found");
    }

    @Test
    void a_value_or_a_context_that_grows_too_large_ends_the_run() {
        var limits = new RunLimits(200, 100, 1000, 100, 10_000);
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, type: bash, command: 'echo " + "x".repeat(100) + "', output: o}]",
                options -> options.withLimits(limits));

        assertThat(driver.failure().message()).startsWith("The variable 'o' has about 103 characters; at most 100");
    }

    @Test
    void inputs_that_are_too_large_end_the_run_before_it_begins() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, agent: x, prompt: p}]",
                options -> options.withLimits(new RunLimits(200, 100, 1000, 10, 10_000)));

        assertThat(driver.failure().code()).isEqualTo("limit_exceeded");
        assertThat(driver.effects).isEmpty();
    }

    @Test
    void a_run_that_asks_for_too_much_ends() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: w, type: bash, while_condition: 'true', break_when: 'false', command: echo x}]",
                options -> options.withLimits(new RunLimits(200, 5, 1000, 1000, 10_000)));

        assertThat(driver.failure().code()).isEqualTo("limit_exceeded");
        assertThat(driver.effects).hasSize(5);
    }

    @Test
    void agent_steps_are_counted_and_strictly_one_fewer_may_run() {
        String recipe =
                "recursion: {max_total_steps: 2}\nsteps: [{id: a, agent: x, prompt: p}, {id: b, agent: x, prompt: p}, {id: c, type: bash, command: echo c}]";

        assertThat(RunDriver.of(recipe).run()).isInstanceOf(RunState.Completed.class);
        assertThat(RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT))
                        .failure()
                        .message())
                .isEqualTo("Total steps 2 exceeds limit 2");
    }

    @Test
    void a_parallel_loop_over_the_budget_asks_nobody() {
        RunDriver driver = RunDriver.of(
                "recursion: {max_total_steps: 2}\ncontext: {xs: [1, 2, 3]}\nsteps: [{id: l, agent: x, foreach: '{{xs}}', parallel: true, prompt: p}]");

        assertThat(driver.failure().message()).isEqualTo("Parallel loop would exceed max_total_steps (0 + 3 > 2)");
        assertThat(driver.effects).isEmpty();
    }

    private static java.util.List<Long> waits(RunDriver driver) {
        return driver.effects.stream()
                .filter(Effect.Wait.class::isInstance)
                .map(effect -> ((Effect.Wait) effect).duration().toSeconds())
                .toList();
    }
}
