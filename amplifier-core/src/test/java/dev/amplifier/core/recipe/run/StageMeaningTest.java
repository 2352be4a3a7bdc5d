package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StageMeaningTest {

    private static final String TWO_STAGES = """
            context: {v: 1}
            stages:
              - name: one
                steps: [{id: a, type: bash, command: echo x, output: o}]
                approval: {required: true, prompt: "go on with {{o}}?", timeout: 60, default: %s}
              - name: two
                steps: [{id: b, agent: x, prompt: "{{_approval_message}} {{v}} {{stage.name}} {{step.stage}}"}]
            """;

    @Test
    void a_gate_stands_after_its_stage_and_its_question_is_filled_in() {
        RunDriver driver = RunDriver.of(TWO_STAGES.formatted("deny"));

        var state = (RunState.WaitingApproval) driver.run();
        assertThat(state.gates()).singleElement().satisfies(gate -> {
            assertThat(gate.stage()).isEqualTo("one");
            assertThat(gate.prompt()).isEqualTo("go on with x\n?");
            assertThat(gate.timeout()).isEqualTo(Duration.ofMinutes(1));
        });
        assertThat(driver.told("approval:required")).containsExactly("one");
        assertThat(driver.run.steps()).extracting(StepView::state).contains(StepView.State.WAITING_APPROVAL);
    }

    @Test
    void an_approval_goes_on_with_its_message_and_the_reviewers_changes() {
        RunDriver driver = RunDriver.of(TWO_STAGES.formatted("deny"));
        driver.people.add(new Outcome.Approved(
                "fine", Map.of("v", RunDriver.json("2"), "recipe", JsonNodeFactory.instance.nullNode())));

        assertThat(driver.outputs().get("_approval_message").asText()).isEqualTo("fine");
        assertThat(driver.instructions()).containsExactly("fine 2 two two");
        assertThat(driver.told("approval:granted")).containsExactly("one");
        assertThat(driver.told("stage:start")).containsExactly("one", "two");
        assertThat(driver.told("stage:complete")).containsExactly("one", "two");
    }

    @Test
    void a_denial_is_the_end() {
        RunDriver driver = RunDriver.of(TWO_STAGES.formatted("approve"));
        driver.people.add(new Outcome.Denied("not like this"));

        assertThat(driver.run()).isEqualTo(new RunState.Denied("one", "not like this", false));
        assertThat(driver.run.advance(RunDriver.START)).isEmpty();
        assertThat(driver.instructions()).isEmpty();
    }

    @Test
    void a_timeout_denies_or_approves_as_the_gate_says() {
        RunDriver denied = RunDriver.of(TWO_STAGES.formatted("deny"));
        denied.people.add(new Outcome.ApprovalTimedOut());
        assertThat(denied.run())
                .isEqualTo(new RunState.Denied("one", "Approval for stage 'one' timed out and was denied", true));

        RunDriver approved = RunDriver.of(TWO_STAGES.formatted("approve"));
        approved.people.add(new Outcome.ApprovalTimedOut());
        assertThat(approved.run()).isInstanceOf(RunState.Completed.class);
        assertThat(approved.told("approval:timeout")).containsExactly("one");
    }

    @Test
    void a_gate_may_stand_before_its_stage() {
        RunDriver driver = RunDriver.of("""
                stages:
                  - name: one
                    steps: [{id: a, agent: x, prompt: "{{_approval_message}}"}]
                    approval: {required: true, prompt: "start?", when: before_stage}
                """);
        assertThat(driver.run()).isInstanceOf(RunState.WaitingApproval.class);
        assertThat(driver.instructions()).isEmpty();

        driver.people.add(new Outcome.Approved("yes", Map.of()));
        assertThat(driver.run()).isInstanceOf(RunState.Completed.class);
        assertThat(driver.instructions()).containsExactly("yes");
        assertThat(driver.told("approval:required")).hasSize(1);
    }

    @Test
    void a_question_with_an_undefined_variable_fails_the_run() {
        RunDriver driver = RunDriver.of(
                "stages: [{name: one, steps: [{id: a, type: bash, command: echo x}], approval: {required: true, prompt: '{{nope}}'}}]");

        assertThat(driver.failure().message())
                .contains("Approval of stage 'one'")
                .contains("{{nope}}");
    }

    @Test
    void skip_remaining_ends_only_its_stage() {
        RunDriver driver = RunDriver.of("""
                stages:
                  - name: one
                    steps:
                      - {id: a, type: bash, command: exit 1, on_error: skip_remaining}
                      - {id: b, type: bash, command: echo b, output: p}
                  - name: two
                    steps: [{id: c, type: bash, command: echo c, output: q}]
                """);

        assertThat(driver.outputs()).doesNotContainKey("p").containsKey("q");
    }

    @Test
    void a_gate_inside_a_sub_recipe_pauses_the_whole_run_under_both_names() {
        String child =
                "name: c\ndescription: d\nversion: 1.0.0\nstages: [{name: inner, steps: [{id: s, type: bash, command: echo s}], approval: {required: true, prompt: 'ok?'}}]";
        RunDriver driver = RunDriver.of(
                "stages: [{name: outer, steps: [{id: a, type: recipe, recipe: c.yaml, output: o}]}]",
                options -> options.withSources(Map.of("c.yaml", child)));

        assertThat(((RunState.WaitingApproval) driver.run()).gates())
                .extracting(Effect.AwaitApproval::stage)
                .containsExactly("outer/inner");
        driver.people.add(new Outcome.Approved("yes", Map.of()));
        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("{\"_approval_message\": \"yes\"}"));
    }

    @Test
    void gates_of_parallel_iterations_have_names_of_their_own() {
        String child =
                "name: c\ndescription: d\nversion: 1.0.0\nstages: [{name: inner, steps: [{id: s, type: bash, command: echo s}], approval: {required: true, prompt: 'ok?'}}]";
        RunDriver driver = RunDriver.of(
                "context: {xs: [1, 2]}\nsteps: [{id: a, type: recipe, foreach: '{{xs}}', parallel: true, recipe: c.yaml}]",
                options -> options.withSources(Map.of("c.yaml", child)));

        assertThat(((RunState.WaitingApproval) driver.run()).gates())
                .extracting(Effect.AwaitApproval::stage)
                .containsExactly("a/[0]/inner", "a/[1]/inner");
    }

    @Test
    void time_that_a_person_takes_does_not_count_against_a_recipes_timeout() {
        String child =
                "name: c\ndescription: d\nversion: 1.0.0\nstages: [{name: inner, steps: [{id: s, type: bash, command: echo s}], approval: {required: true, prompt: 'ok?'}}, {name: more, steps: [{id: u, type: bash, command: echo u}]}]";
        RunDriver driver = RunDriver.of(
                "steps: [{id: a, type: recipe, recipe: c.yaml, timeout: 5, output: o}]",
                options -> options.withSources(Map.of("c.yaml", child)));
        driver.run();
        driver.now = driver.now.plusSeconds(3600);
        driver.people.add(new Outcome.Approved("", Map.of()));

        assertThat(driver.run()).isInstanceOf(RunState.Completed.class);
        assertThat(List.copyOf(driver.commands())).containsExactly("echo s", "echo u");
    }
}
