package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoopMeaningTest {

    @Test
    void foreach_runs_once_for_each_item_and_collects_in_order() {
        RunDriver driver = RunDriver.of("""
                context: {xs: [a, b]}
                steps: [{id: l, type: bash, foreach: "{{xs}}", as: x, command: "echo v{{x}}", collect: all, output: last}]
                """);

        assertThat(driver.outputs().get("all")).isEqualTo(RunDriver.json("[\"va\\n\", \"vb\\n\"]"));
        assertThat(driver.outputs()).doesNotContainKeys("x", "last");
        assertThat(driver.effects).extracting(Effect::path).containsExactly("l/[0]", "l/[1]");
    }

    @Test
    void without_collect_the_output_is_the_last_result() {
        assertThat(RunDriver.of(
                                "context: {xs: [1, 2]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: 'echo {{item}}', output: o}]")
                        .outputs()
                        .get("o"))
                .isEqualTo(RunDriver.json("2"));
    }

    @Test
    void an_empty_list_skips_the_step_and_collects_nothing() {
        var outputs = RunDriver.of(
                        "context: {xs: []}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: echo, collect: c, output: o}]")
                .outputs();

        assertThat(outputs.get("c")).isEqualTo(RunDriver.json("[]"));
        assertThat(outputs.get("_skipped_steps")).isEqualTo(RunDriver.json("[\"l\"]"));
        assertThat(outputs).doesNotContainKey("o");
    }

    @Test
    void what_is_no_list_or_too_long_a_list_is_refused() {
        assertThat(RunDriver.of("context: {xs: abc}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: echo}]")
                        .failure()
                        .message())
                .isEqualTo("Step 'l': foreach variable must be a list, got str");
        assertThat(RunDriver.of(
                                "context: {xs: [1, 2]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', max_iterations: 1, command: echo}]")
                        .failure()
                        .message())
                .isEqualTo("Step 'l': foreach exceeds max_iterations (2 > 1)");
    }

    @Test
    void a_loop_variable_gives_back_what_its_name_held_unless_strict() {
        String recipe =
                "context: {item: mine, xs: [1]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: 'echo {{item}}'}]";

        assertThat(RunDriver.of(recipe).outputs().get("item").asText()).isEqualTo("mine");
        assertThat(RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT))
                        .outputs())
                .doesNotContainKey("item");
    }

    @Test
    void a_body_of_several_steps_yields_what_its_last_step_yields() {
        RunDriver driver = RunDriver.of("""
                context: {xs: [1, 2]}
                steps:
                  - id: l
                    foreach: "{{xs}}"
                    collect: c
                    steps:
                      - {id: s1, type: bash, command: "echo a{{item}}", output: x}
                      - {id: s2, type: bash, command: "echo b", condition: "{{item}} == 2"}
                """);

        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"a1\\n\", \"b\\n\"]"));
        assertThat(driver.outputs().get("x").asText()).isEqualTo("a2\n");
        assertThat(driver.effects).extracting(Effect::path).containsExactly("l/[0]/s1", "l/[1]/s1", "l/[1]/s2");
    }

    @Test
    void a_sequential_foreach_ends_early_when_its_break_condition_holds() {
        String recipe =
                "context: {xs: [1, 2, 3]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: 'echo {{item}}', collect: c, break_when: '{{item}} == 9'}]";

        assertThat(RunDriver.of(recipe).outputs().get("c")).hasSize(3);
        String quick = recipe.replace("'{{item}} == 9'", "'true'");
        assertThat(RunDriver.of(quick).outputs().get("c")).hasSize(1);
        assertThat(RunDriver.of(quick, options -> options.withCompatibility(Compatibility.STRICT))
                        .outputs()
                        .get("c"))
                .hasSize(3);
    }

    @Test
    void a_failing_iteration_fails_the_loop_and_names_itself() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [0, 3]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: 'exit {{item}}'}]");

        assertThat(driver.failure())
                .isEqualTo(new RunState.Failed(
                        "command_failed",
                        "Step 'l' iteration 1 failed: Step 'l': command failed with exit code 3\nstderr: boom",
                        "l/[1]"));
    }

    @Test
    void a_tolerated_iteration_keeps_its_place() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [a, FAIL, c]}\nsteps: [{id: l, agent: x, foreach: '{{xs}}', prompt: '<<{{item}}>>', collect: c, on_error: continue}]");

        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"a\", null, \"c\"]"));
    }

    @Test
    void skip_remaining_in_an_iteration_ends_the_loop_and_the_recipe_without_collecting() {
        RunDriver driver = RunDriver.of("""
                context: {xs: [a, FAIL, c]}
                steps:
                  - {id: l, agent: x, foreach: "{{xs}}", prompt: "<<{{item}}>>", collect: c, on_error: skip_remaining}
                  - {id: m, type: bash, command: echo after, output: o}
                """);

        assertThat(driver.outputs()).doesNotContainKeys("c", "o");
    }

    @Test
    void a_parallel_loop_asks_for_no_more_than_its_bound_at_once_and_keeps_the_order() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [a, b, c, d]}\nsteps: [{id: l, agent: x, foreach: '{{xs}}', parallel: 2, prompt: '<<{{item}}>>', collect: c}]");

        var first = driver.run.advance(RunDriver.START);
        assertThat(first).extracting(Effect::path).containsExactly("l/[0]", "l/[1]");
        driver.run.complete(2, RunDriver.answer((Effect.RunAgent) first.get(1)), RunDriver.START);
        var second = driver.run.advance(RunDriver.START);
        assertThat(second).extracting(Effect::path).containsExactly("l/[2]");
        driver.outstanding.add(second.get(0));
        driver.outstanding.add(first.get(0));

        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"a\", \"b\", \"c\", \"d\"]"));
    }

    @Test
    void parallel_iterations_change_only_their_own_copy_of_the_variables() {
        RunDriver driver = RunDriver.of("""
                context: {xs: [1, 2], shared: mine}
                steps:
                  - id: l
                    foreach: "{{xs}}"
                    parallel: true
                    collect: c
                    steps:
                      - {id: s1, type: bash, command: "echo x{{item}}", output: shared}
                      - {id: s2, type: bash, command: "echo got {{shared}}"}
                """);

        assertThat(driver.outputs().get("shared").asText()).isEqualTo("mine");
        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"got x1\\n\", \"got x2\\n\"]"));
    }

    @Test
    void all_parallel_iterations_end_before_one_error_tells_of_all_failures() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [FAIL1, b, FAIL2]}\nsteps: [{id: l, agent: x, foreach: '{{xs}}', parallel: true, prompt: '<<{{item}}>>'}]");

        assertThat(driver.failure().message())
                .isEqualTo("Step 'l': 2/3 iterations failed: iteration 0: FAIL1; iteration 2: FAIL2");
        assertThat(driver.effects).hasSize(3);
    }

    @Test
    void skip_remaining_skips_after_a_parallel_loop_unless_strict() {
        String recipe =
                "context: {xs: [FAIL, b]}\nsteps: [{id: l, agent: x, foreach: '{{xs}}', parallel: true, prompt: '<<{{item}}>>', on_error: skip_remaining}, {id: m, type: bash, command: echo, output: o}]";

        assertThat(RunDriver.of(recipe).outputs()).doesNotContainKey("o");
        assertThat(RunDriver.of(recipe, options -> options.withCompatibility(Compatibility.STRICT))
                        .run())
                .isInstanceOf(RunState.Failed.class);
    }

    @Test
    void while_judges_runs_updates_and_breaks_in_that_order() {
        RunDriver driver = RunDriver.of("""
                context: {n: 0}
                steps:
                  - id: w
                    type: bash
                    while_condition: "{{n}} < 10"
                    command: "echo {{_loop_index}}-{{_loop_iteration}}-{{n}}"
                    update_context: {n: "{{_loop_iteration}}", m: "{{n}}"}
                    break_when: "{{n}} >= 2"
                    collect: c
                    output: last
                """);

        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"0-1-0\\n\", \"1-2-1\\n\"]"));
        assertThat(driver.outputs().get("m").asText()).isEqualTo("2");
        assertThat(driver.outputs().get("last").asText()).isEqualTo("1-2-1\n");
        assertThat(driver.outputs()).doesNotContainKeys("_loop_index", "_loop_iteration");
    }

    @Test
    void while_ends_silently_at_its_bound() {
        assertThat(RunDriver.of(
                                "steps: [{id: w, type: bash, while_condition: 'true', command: echo x, max_while_iterations: 3, collect: c, break_when: 'false'}]")
                        .outputs()
                        .get("c"))
                .hasSize(3);
    }

    @Test
    void an_error_in_break_when_warns_and_the_loop_goes_on() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: w, type: bash, while_condition: 'true', command: echo x, max_while_iterations: 2, collect: c, break_when: '{{nope}} == 1'}]");

        assertThat(driver.outputs().get("c")).hasSize(2);
        assertThat(driver.told("user:notification")).containsExactly("w", "w");
    }

    @Test
    void loops_nest_and_the_inner_one_gives_the_outer_ones_counters_back() {
        RunDriver driver = RunDriver.of("""
                context: {n: 0, m: 0}
                steps:
                  - id: outer
                    while_condition: "{{n}} < 2"
                    update_context: {n: "{{_loop_iteration}}"}
                    collect: c
                    steps:
                      - {id: reset, type: bash, command: "echo 0", output: m}
                      - {id: inner, type: bash, while_condition: "{{m}} < 2", command: "echo x", update_context: {m: "{{_loop_iteration}}"}}
                      - {id: see, type: bash, command: "echo at {{_loop_index}}"}
                """);

        assertThat(driver.outputs().get("c")).isEqualTo(RunDriver.json("[\"at 0\\n\", \"at 1\\n\"]"));
        assertThat(driver.commands())
                .containsExactly("echo 0", "echo x", "echo x", "echo at 0", "echo 0", "echo x", "echo x", "echo at 1");
    }

    @Test
    void a_very_long_loop_that_asks_for_nothing_neither_overflows_nor_runs_for_ever() {
        RunDriver driver =
                RunDriver.of("""
                context: {no: false}
                steps:
                  - id: a
                    while_condition: "true"
                    break_when: "false"
                    max_while_iterations: 1000
                    steps:
                      - id: b
                        while_condition: "true"
                        break_when: "false"
                        max_while_iterations: 1000
                        steps: [{id: c, type: bash, condition: "{{no}}", command: echo}]
                """, options -> options.withLimits(new RunLimits(200, 100, 20_000, 1000, 100_000)));

        assertThat(driver.failure().code()).isEqualTo("limit_exceeded");
        assertThat(driver.run.steps()).hasSizeLessThanOrEqualTo(500);
    }
}
