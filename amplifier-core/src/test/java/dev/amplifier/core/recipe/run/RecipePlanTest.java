package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipePlanTest {

    private static final String CHILD =
            "name: c\ndescription: d\nversion: 1.0.0\ncontext: {p: 0}\nstages: [{name: in, steps: [{id: x, agent: m, prompt: 'p={{p}}'}], approval: {required: true, prompt: 'sure?'}}]";

    @Test
    void prompts_are_filled_in_as_far_as_they_are_known() {
        RecipePlan plan = plan("""
                context: {topic: bees}
                steps:
                  - {id: a, agent: m, prompt: "about {{topic}}", output: o, model_role: fast}
                  - {id: b, agent: m, prompt: "{{topic}}: {{o}} in {{stage.name}}"}
                """);

        assertThat(plan.steps())
                .extracting(RecipePlan.PlannedStep::text)
                .containsExactly("about bees", "bees: {{o}} in {{stage.name}}");
        assertThat(plan.steps().get(0).models())
                .singleElement()
                .satisfies(wish -> assertThat(wish.role()).contains("fast"));
        assertThat(plan.steps().get(1).unresolved()).containsExactly("o", "stage.name");
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.complete()).isTrue();
    }

    @Test
    void conditions_are_judged_where_their_variables_are_known() {
        RecipePlan plan = plan("""
                context: {n: 5}
                steps:
                  - {id: yes, type: bash, command: echo, condition: "{{n}} > 3", output: o}
                  - {id: never, type: bash, command: echo, condition: "{{n}} > 9", output: p}
                  - {id: later, type: bash, command: echo, condition: "{{o}} == 1"}
                  - {id: lacks, type: bash, command: "echo {{p}}"}
                """);

        assertThat(plan.steps())
                .extracting(RecipePlan.PlannedStep::runs)
                .containsExactly(RecipePlan.Runs.YES, RecipePlan.Runs.NO, RecipePlan.Runs.DEPENDS, RecipePlan.Runs.YES);
        assertThat(plan.missing()).containsExactly("Step 'lacks': {{p}} is not defined by anything before it");
    }

    @Test
    void loops_say_how_often_they_run_and_what_is_in_them() {
        RecipePlan plan = plan("""
                context: {xs: [1, 2, 3]}
                steps:
                  - {id: l, foreach: "{{xs}}", collect: c, steps: [{id: s, agent: m, prompt: "{{item}}"}]}
                  - {id: w, type: bash, while_condition: "{{c}} != ''", command: "echo {{_loop_index}}"}
                """);

        assertThat(plan.steps()).extracting(RecipePlan.PlannedStep::path).containsExactly("l", "l/[*]/s", "w");
        assertThat(plan.steps().get(0).iterations()).hasValue(3);
        assertThat(plan.steps().get(2).iterations()).isEmpty();
        assertThat(plan.missing()).isEmpty();
    }

    @Test
    void sub_recipes_and_their_gates_are_part_of_the_plan() {
        RecipePlan plan = plan(
                "stages: [{name: out, steps: [{id: a, type: recipe, recipe: c.yaml, context: {p: 7}}, {id: b, type: recipe, recipe: none.yaml}]}]");

        assertThat(plan.steps())
                .extracting(RecipePlan.PlannedStep::path)
                .containsExactly("out/a", "out/a/in/x", "out/b");
        assertThat(plan.steps().get(1).text()).isEqualTo("p=7");
        assertThat(plan.gates()).containsExactly(new RecipePlan.PlannedGate("out/in", "sure?", 0, "deny", 2));
        assertThat(plan.missing()).containsExactly("Step 'out/b': the recipe none.yaml is not at hand");
    }

    @Test
    void a_recipe_that_calls_itself_does_not_plan_for_ever() {
        RecipePlan plan = RecipePlan.of(
                RunDriver.read(
                        "name: t\ndescription: d\nversion: 1.0.0\nsteps: [{id: a, type: recipe, recipe: t.yaml}]",
                        Compatibility.LENIENT),
                RunOptions.of("run-1", RunDriver.START)
                        .withSources(
                                Map.of(
                                        "t.yaml",
                                        "name: t\ndescription: d\nversion: 1.0.0\nsteps: [{id: a, type: recipe, recipe: t.yaml}]")));

        assertThat(plan.complete()).isFalse();
        assertThat(plan.steps()).hasSize(5);
    }

    private static RecipePlan plan(String body) {
        return RecipePlan.of(
                RunDriver.read("name: t\ndescription: d\nversion: 1.0.0\n" + body, Compatibility.LENIENT),
                RunOptions.of("run-1", RunDriver.START).withSources(Map.of("c.yaml", CHILD)));
    }
}
