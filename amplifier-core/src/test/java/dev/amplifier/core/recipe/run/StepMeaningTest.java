package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StepMeaningTest {

    @Test
    void an_agent_step_asks_with_its_variables_filled_in_and_stores_the_answer() {
        RunDriver driver = RunDriver.of("""
                context: {topic: bees}
                steps:
                  - {id: a, agent: "foundation:explorer", mode: PLAN, prompt: "about {{topic}}: <<buzz>>", output: o, timeout: 30}
                """);

        assertThat(driver.outputs().get("o").asText()).isEqualTo("buzz");
        var effect = (Effect.RunAgent) driver.effects.get(0);
        assertThat(effect.agent()).isEqualTo("foundation:explorer");
        assertThat(effect.instruction()).isEqualTo("about bees: <<buzz>>");
        assertThat(effect.fullInstruction()).isEqualTo("MODE: PLAN\n\nabout bees: <<buzz>>");
        assertThat(effect.timeout()).hasSeconds(30);
        assertThat(effect.id()).isEqualTo(1);
        assertThat(effect.path()).isEqualTo("a");
    }

    @Test
    void parse_json_asks_the_model_for_json_and_finds_it_in_prose() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, agent: x, prompt: '<<so {\"k\": 1} it is>>', output: o, parse_json: true}]");

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("{\"k\": 1}"));
        assertThat(((Effect.RunAgent) driver.effects.get(0)).fullInstruction())
                .contains("CRITICAL: JSON OUTPUT REQUIRED");
    }

    @Test
    void without_parse_json_only_an_answer_that_is_json_as_a_whole_is_parsed() {
        RunDriver driver = RunDriver.of("""
                steps:
                  - {id: a, agent: x, prompt: '<<so {"k": 1}>>', output: prose}
                  - {id: b, agent: x, prompt: '<<{"k": 1}>>', output: whole}
                """);

        assertThat(driver.outputs().get("prose").isTextual()).isTrue();
        assertThat(driver.outputs().get("whole").isObject()).isTrue();
    }

    @Test
    void a_command_gets_cwd_and_environment_filled_in_and_keeps_its_exit_code_as_text() {
        RunDriver driver = RunDriver.of("""
                context: {v: 1, dir: sub, flag: true}
                steps:
                  - {id: a, type: bash, command: "echo n={{v}}", cwd: "{{dir}}", env: {X: "{{flag}}", Y: true, Z: 5}, output: o,
                     output_exit_code: code}
                """);

        assertThat(driver.outputs().get("o").asText()).isEqualTo("n=1\n");
        assertThat(driver.outputs().get("code").asText()).isEqualTo("0");
        assertThat(driver.outputs().get("code").isTextual()).isTrue();
        var effect = (Effect.RunCommand) driver.effects.get(0);
        assertThat(effect.cwd()).contains("sub");
        assertThat(effect.env())
                .containsEntry("X", "true")
                .containsEntry("Y", "True")
                .containsEntry("Z", "5");
    }

    @Test
    void json_in_what_a_command_writes_is_found() {
        assertThat(RunDriver.of("steps: [{id: a, type: bash, command: 'echo Found [1] items', output: o}]")
                        .outputs()
                        .get("o"))
                .isEqualTo(RunDriver.json("[1]"));
    }

    @Test
    void built_in_variables_describe_recipe_session_and_step() {
        RunDriver driver = RunDriver.of("""
                steps:
                  - {id: first, type: bash, command: "echo x"}
                  - {id: second, agent: x, prompt: "{{recipe.name}} {{recipe.version}} {{session.id}} {{session.started}} {{session.project}} {{step.id}} {{step.index}}"}
                """);
        driver.run();

        assertThat(driver.instructions()).containsExactly("t 1.0.0 run-1 2026-01-02T03:04:05 /workspace second 1");
    }

    @Test
    void inputs_overlay_the_context_and_defaults_are_never_templates() {
        RunDriver driver = RunDriver.of(
                "context: {a: 1, b: '{{a}}'}\nsteps: [{id: s, agent: x, prompt: '{{a}} {{b}} {{c}}'}]",
                options -> options.withInputs(RunDriver.map("{\"a\": 9, \"c\": 7}")));
        driver.run();

        assertThat(driver.instructions()).containsExactly("9 {{a}} 7");
    }

    @Test
    void an_undefined_variable_fails_the_step_before_anything_is_asked_for() {
        RunDriver driver = RunDriver.of("steps: [{id: a, agent: x, prompt: '{{nope}}'}]");

        assertThat(driver.failure())
                .isEqualTo(new RunState.Failed(
                        "undefined_variable",
                        "Undefined variable: {{nope}}. Available variables: recipe, session, step",
                        "a"));
        assertThat(driver.effects).isEmpty();
    }

    @Test
    void a_condition_that_does_not_hold_skips_the_step_and_leaves_its_output_undefined() {
        RunDriver driver = RunDriver.of("""
                context: {n: 5}
                steps:
                  - {id: a, type: bash, condition: "{{n}} > 9", command: echo no, output: p}
                  - {id: b, type: bash, condition: "{{n}} > 3", command: echo yes, output: q}
                """);

        assertThat(driver.outputs()).doesNotContainKey("p").containsKey("q");
        assertThat(driver.outputs().get("_skipped_steps")).isEqualTo(RunDriver.json("[\"a\"]"));
        assertThat(driver.told("step:skipped")).containsExactly("a");
    }

    @Test
    void a_boolean_condition_is_honoured_unless_strict() {
        String steps = "steps: [{id: a, type: bash, condition: false, command: echo ran, output: o}]";

        assertThat(RunDriver.of(steps).outputs()).doesNotContainKey("o");
        assertThat(RunDriver.of(steps, options -> options.withCompatibility(Compatibility.STRICT))
                        .outputs())
                .containsKey("o");
    }

    @Test
    void a_condition_that_cannot_be_judged_fails_the_run_whatever_on_error_says() {
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, type: bash, condition: '{{zz}} == 1', command: echo x, on_error: continue}]");

        assertThat(driver.failure().message())
                .isEqualTo(
                        "Step 'a': condition error: Undefined variable: {{zz}}. Available variables: recipe, session, step");
    }

    @Test
    void a_timeout_may_be_a_template_and_a_bad_one_costs_nothing() {
        RunDriver good = RunDriver.of("context: {t: 7}\nsteps: [{id: a, agent: x, prompt: p, timeout: '{{t}}'}]");
        good.run();
        assertThat(((Effect.RunAgent) good.effects.get(0)).timeout()).hasSeconds(7);

        RunDriver bad = RunDriver.of("context: {t: soon}\nsteps: [{id: a, agent: x, prompt: p, timeout: '{{t}}'}]");
        assertThat(bad.failure().message()).startsWith("Step 'a': timeout must be a number of seconds");
        assertThat(bad.effects).isEmpty();
    }

    @Test
    void the_final_output_is_the_variable_of_that_name_else_the_last_steps_output() {
        String steps =
                "steps: [{id: a, type: bash, command: echo x, output: %s}, {id: b, type: bash, command: echo y, output: last}]";

        assertThat(((RunState.Completed)
                                RunDriver.of(steps.formatted("final_output")).run())
                        .finalOutput())
                .hasValueSatisfying(value -> assertThat(value.asText()).isEqualTo("x\n"));
        assertThat(((RunState.Completed) RunDriver.of(steps.formatted("other")).run()).finalOutput())
                .hasValueSatisfying(value -> assertThat(value.asText()).isEqualTo("y\n"));
    }

    @Test
    void models_are_asked_for_in_the_order_of_preference_with_variables_filled_in() {
        RunDriver driver = RunDriver.of("""
                context: {best: opus}
                steps:
                  - id: a
                    agent: x
                    prompt: p
                    provider_preferences: [{provider: anthropic, model: "*{{best}}*"}, {class: fast}]
                  - {id: b, agent: x, prompt: p, model_role: reasoning}
                  - {id: c, agent: x, prompt: p, model: small}
                  - {id: d, agent: x, prompt: p}
                """);
        driver.run();

        assertThat(driver.effects.stream()
                        .map(effect -> ((Effect.RunAgent) effect).models())
                        .toList())
                .containsExactly(
                        java.util.List.of(wish("anthropic", "*opus*", null), wish(null, null, "fast")),
                        java.util.List.of(wish(null, null, "reasoning")),
                        java.util.List.of(wish(null, "small", null)),
                        java.util.List.of());
    }

    private static ModelWish wish(String provider, String model, String role) {
        return new ModelWish(
                java.util.Optional.ofNullable(provider),
                java.util.Optional.ofNullable(model),
                java.util.Optional.ofNullable(role));
    }
}
