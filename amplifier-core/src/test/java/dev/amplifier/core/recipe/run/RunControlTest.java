package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunControlTest {

    private static final String THREE_STEPS = """
            context: {v: 1}
            steps:
              - {id: a, type: bash, command: "echo a{{v}}", output: x}
              - {id: b, type: bash, command: "echo b-{{x}}", output: y}
              - {id: c, agent: m, prompt: "{{x}} {{y}} {{v}}", output: z}
            """;

    @Test
    void a_cancelled_run_asks_for_nothing_more_and_hears_nothing_more() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        driver.run.advance(RunDriver.START);
        driver.run.cancel(RunDriver.START);
        driver.run.complete(1, new Outcome.CommandExited(0, "late", ""), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
        assertThat(driver.run.advance(RunDriver.START)).isEmpty();
        assertThat(driver.run.steps()).extracting(StepView::state).containsExactly(StepView.State.CANCELLED);
    }

    @Test
    void a_run_that_is_to_stop_takes_what_is_under_way_and_starts_nothing_more() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        driver.run.advance(RunDriver.START);

        driver.run.stop(RunDriver.START);
        assertThat(driver.run.state()).isEqualTo(new RunState.Running());
        assertThat(driver.run.stopping()).isTrue();
        assertThat(driver.run.atWork()).containsExactly("a");
        driver.run.complete(1, new Outcome.CommandExited(0, "made", ""), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
        assertThat(driver.run.stopping()).isFalse();
        assertThat(driver.run.advance(RunDriver.START)).isEmpty();
        assertThat(driver.run.context()).containsEntry("x", TextNode.valueOf("made"));
        assertThat(driver.run.steps()).extracting(StepView::state).containsExactly(StepView.State.COMPLETED);
    }

    @Test
    void what_a_run_that_was_to_stop_had_made_is_there_for_a_rerun() {
        RunDriver first = RunDriver.of(THREE_STEPS);
        first.run.advance(RunDriver.START);
        first.run.stop(RunDriver.START);
        first.run.complete(1, new Outcome.CommandExited(0, "made", ""), RunDriver.START);
        RunDriver again = RunDriver.of(THREE_STEPS);
        again.run = RecipeRun.rerunFrom(again.recipe, again.options, first.run.history(), "b");

        again.run();

        assertThat(again.outputs()).containsEntry("y", TextNode.valueOf("b-made\n"));
    }

    @Test
    void a_step_that_was_cut_short_is_cancelled_and_neither_failed_nor_tried_again() {
        RunDriver driver = RunDriver.of("steps:\n  - {id: a, agent: m, prompt: p, retry: {max_attempts: 3}}\n");
        driver.run.advance(RunDriver.START);
        driver.run.stop(RunDriver.START);
        driver.run.complete(1, new Outcome.Failed("cancelled", "stopped", false, false), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
        assertThat(driver.run.steps()).extracting(StepView::state).containsExactly(StepView.State.CANCELLED);
        assertThat(driver.run.drainEvents())
                .extracting(event -> event.event().type())
                .containsExactly("step:start");
    }

    @Test
    void a_step_that_fails_while_the_run_is_to_stop_is_not_tried_again_and_the_run_is_cancelled() {
        RunDriver driver = RunDriver.of("steps:\n  - {id: a, agent: m, prompt: p, retry: {max_attempts: 3}}\n");
        driver.run.advance(RunDriver.START);
        driver.run.stop(RunDriver.START);
        driver.run.complete(1, new Outcome.Failed("overloaded", "busy", true, true), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
        assertThat(driver.run.drainEvents())
                .extracting(event -> event.event().type())
                .containsExactly("step:start", "step:error");
    }

    @Test
    void a_run_that_is_to_stop_waits_for_every_iteration_that_runs_beside_others_and_begins_no_other() {
        RunDriver driver = RunDriver.of(
                "steps:\n  - {id: a, type: bash, command: \"echo {{item}}\", foreach: \"{{l}}\", parallel: 2, collect: c}\n"
                        + "context: {l: [1, 2, 3]}\n");
        driver.run.advance(RunDriver.START);
        driver.run.stop(RunDriver.START);
        driver.run.complete(2, new Outcome.CommandExited(0, "2", ""), RunDriver.START);
        assertThat(driver.run.state()).isEqualTo(new RunState.Running());
        driver.run.complete(1, new Outcome.CommandExited(0, "1", ""), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
    }

    @Test
    void a_run_that_waits_at_a_gate_or_is_paused_stops_at_once() {
        RunDriver gate = RunDriver.of(
                "stages:\n  - name: s\n    steps: [{id: a, type: bash, command: \"echo x\"}]\n    approval: {required: true, prompt: \"Good?\"}\n");
        gate.run();
        gate.run.stop(RunDriver.START);
        assertThat(gate.run.state()).isEqualTo(new RunState.Cancelled());

        RunDriver held = RunDriver.of(THREE_STEPS);
        held.run.advance(RunDriver.START);
        held.run.pause();
        held.run.stop(RunDriver.START);
        assertThat(held.run.state()).isEqualTo(new RunState.Cancelled());
    }

    @Test
    void a_run_that_waits_for_another_attempt_stops_at_once() {
        RunDriver driver = RunDriver.of("steps:\n  - {id: a, agent: m, prompt: p, retry: {max_attempts: 3}}\n");
        driver.run.advance(RunDriver.START);
        driver.run.complete(1, new Outcome.Failed("overloaded", "busy", true, true), RunDriver.START);
        assertThat(driver.run.advance(RunDriver.START)).hasSize(1);

        driver.run.stop(RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Cancelled());
    }

    @Test
    void a_paused_run_takes_outcomes_but_asks_for_nothing_until_it_is_resumed() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        driver.run.advance(RunDriver.START);
        driver.run.pause();
        driver.run.complete(1, new Outcome.CommandExited(0, "x", ""), RunDriver.START);

        assertThat(driver.run.advance(RunDriver.START)).isEmpty();
        assertThat(driver.run.state()).isEqualTo(new RunState.Paused());
        driver.run.resume();
        assertThat(driver.run.advance(RunDriver.START)).extracting(Effect::path).containsExactly("b");
    }

    @Test
    void an_outcome_of_an_unknown_effect_is_ignored() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        driver.run.advance(RunDriver.START);
        driver.run.complete(99, new Outcome.TimedOut(), RunDriver.START);

        assertThat(driver.run.state()).isEqualTo(new RunState.Running());
    }

    @Test
    void a_rerun_begins_at_its_step_with_what_earlier_steps_left() {
        RunDriver first = RunDriver.of(THREE_STEPS);
        first.run();

        RunDriver again = RunDriver.of(THREE_STEPS);
        again.run = RecipeRun.rerunFrom(again.recipe, again.options, first.run.history(), "c");

        assertThat(again.outputs()).isEqualTo(first.outputs());
        assertThat(again.effects).extracting(Effect::path).containsExactly("c");
        assertThat(again.run.steps()).extracting(StepView::path).containsExactly("a", "b", "c");
    }

    @Test
    void a_rerun_may_change_recipe_and_inputs() {
        RunDriver first = RunDriver.of(THREE_STEPS);
        first.run();
        RunDriver again = RunDriver.of(
                THREE_STEPS.replace("{{x}} {{y}} {{v}}", "new {{x}} {{v}}"),
                options -> options.withInputs(RunDriver.map("{\"v\": 2}")));
        again.run = RecipeRun.rerunFrom(again.recipe, again.options, first.run.history(), "c");
        again.run();

        assertThat(again.instructions()).containsExactly("new a1\n 2");
    }

    @Test
    void a_run_that_failed_can_be_rerun_from_the_step_that_failed() {
        RunDriver first = RunDriver.of(THREE_STEPS.replace("echo b-{{x}}", "exit 1"));
        first.failure();
        RunDriver again = RunDriver.of(THREE_STEPS);
        again.run = RecipeRun.rerunFrom(again.recipe, again.options, first.run.history(), "b");
        again.run();

        assertThat(again.effects).extracting(Effect::path).containsExactly("b", "c");
        assertThat(again.instructions()).containsExactly("a1\n b-a1\n\n 1".replace("\n\n", "\n"));
    }

    @Test
    void a_staged_run_can_be_rerun_past_its_gate_and_a_rerun_can_be_rerun() {
        String staged = """
                stages:
                  - name: one
                    steps: [{id: a, type: bash, command: echo x, output: o}]
                    approval: {required: true, prompt: "ok?"}
                  - name: two
                    steps: [{id: b, agent: m, prompt: "{{o}} {{_approval_message}}"}, {id: c, agent: m, prompt: "{{stage.name}}"}]
                """;
        RunDriver first = RunDriver.of(staged);
        first.people.add(new Outcome.Approved("yes", Map.of()));
        first.run();

        RunDriver again = RunDriver.of(staged);
        again.run = RecipeRun.rerunFrom(again.recipe, again.options, first.run.history(), "two/b");
        again.run();
        assertThat(again.instructions()).containsExactly("x\n yes", "two");

        RunDriver third = RunDriver.of(staged);
        third.run = RecipeRun.rerunFrom(third.recipe, third.options, again.run.history(), "two/c");
        third.run();
        assertThat(third.instructions()).containsExactly("two");
    }

    @Test
    void a_rerun_from_inside_a_step_begins_with_that_step_and_from_nowhere_is_refused() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        driver.run();
        RecipeRun inside = RecipeRun.rerunFrom(driver.recipe, driver.options, driver.run.history(), "b/[0]/deep");

        assertThat(inside.advance(RunDriver.START)).extracting(Effect::path).containsExactly("b");
        assertThatThrownBy(() -> RecipeRun.rerunFrom(driver.recipe, driver.options, driver.run.history(), "nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void events_tell_the_story_in_order() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [1]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', command: 'echo {{item}}', collect: c}]");
        driver.run();

        assertThat(driver.events.stream().map(event -> event.event().type() + " " + event.path()))
                .containsExactly(
                        "step:start l",
                        "loop:iteration l",
                        "step:start l/[0]",
                        "step:complete l/[0]",
                        "context:updated l",
                        "step:complete l");
    }

    @Test
    void previews_in_events_are_short() {
        RunDriver driver =
                RunDriver.of("steps: [{id: a, type: bash, command: 'echo " + "é".repeat(5000) + "', output: o}]");
        driver.run();

        assertThat(driver.events.stream()
                        .filter(event -> event.event().type().equals("context:updated"))
                        .map(event -> event.event().data().at("/variables/0")))
                .singleElement()
                .satisfies(variable -> {
                    assertThat(variable.get("preview").asText()).hasSize(200);
                    assertThat(variable.get("size").intValue()).isEqualTo(5003);
                });
    }

    @Test
    void a_snapshot_is_refused_while_effects_are_outstanding() {
        RunDriver driver = RunDriver.of(THREE_STEPS);
        assertThat(driver.run.quiescent()).isTrue();
        driver.run.advance(RunDriver.START);

        assertThat(driver.run.quiescent()).isFalse();
        assertThatThrownBy(driver.run::snapshot).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void steps_that_are_shown_are_bounded() {
        String items = String.join(", ", java.util.Collections.nCopies(600, "1"));
        RunDriver driver = RunDriver.of("context: {xs: [" + items
                + "]}\nsteps: [{id: l, type: bash, foreach: '{{xs}}', max_iterations: 600, command: echo x}]");
        driver.run();

        List<StepView> steps = driver.run.steps();
        assertThat(steps).hasSize(500);
        assertThat(steps.get(0).path()).isEqualTo("l");
        assertThat(steps.get(499).path()).isEqualTo("l/[599]");
    }
}
