package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubRecipeMeaningTest {

    private static final String HEAD = "name: c\ndescription: d\nversion: 1.0.0\n";

    @Test
    void a_sub_recipe_sees_its_own_context_overlaid_with_what_it_is_given_and_gives_back_what_it_added() {
        RunDriver driver = with(
                "context: {secret: s, d: {k: [1]}}\nsteps: [{id: a, type: recipe, recipe: c.yaml, context: {p: '{{d}}', q: 'n={{d.k}}'}, output: o}]",
                Map.of(
                        "c.yaml",
                        HEAD
                                + "context: {p: {}, own: 2}\nsteps: [{id: s, agent: x, prompt: '{{p.k}} {{q}} {{own}} <<r>>', output: r}]"));

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("{\"own\": 2, \"r\": \"r\"}"));
        assertThat(driver.instructions()).containsExactly("[1] n=[1] 2 <<r>>");
        assertThat(driver.effects).extracting(Effect::path).containsExactly("a/s");
    }

    @Test
    void nothing_of_the_parent_is_visible_inside() {
        RunDriver driver = with(
                "context: {secret: s}\nsteps: [{id: a, type: recipe, recipe: c.yaml}]",
                Map.of("c.yaml", HEAD + "steps: [{id: s, agent: x, prompt: '{{secret}}'}]"));

        assertThat(driver.failure().message()).startsWith("Undefined variable: {{secret}}");
        assertThat(driver.failure().path()).isEqualTo("a/s");
    }

    @Test
    void what_is_called_output_stands_for_the_whole_result() {
        RunDriver driver = with(
                "steps: [{id: a, type: recipe, recipe: c.yaml, output: o}]",
                Map.of("c.yaml", HEAD + "steps: [{id: s, type: bash, command: echo 7, output: output}]"));

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("7"));
    }

    @Test
    void paths_are_relative_to_the_calling_recipe_and_may_be_templates() {
        RunDriver driver = with(
                "context: {which: one}\nsteps: [{id: a, type: recipe, recipe: 'sub/{{which}}.yaml', output: o}]",
                Map.of(
                        "sub/one.yaml",
                        HEAD + "steps: [{id: s, type: recipe, recipe: ../two.yaml, output: t}]",
                        "two.yaml",
                        HEAD + "steps: [{id: s, type: bash, command: echo 2, output: u}]"));

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("{\"t\": {\"u\": 2}}"));
    }

    @Test
    void a_recipe_that_is_not_at_hand_is_asked_for_once_where_that_is_allowed() {
        RunDriver driver = RunDriver.of(
                "context: {xs: [1, 2]}\nsteps: [{id: a, type: recipe, foreach: '{{xs}}', recipe: c.yaml, collect: o}]",
                options -> options.loadingMissing(true));
        var asked = driver.run.advance(RunDriver.START);
        assertThat(asked).containsExactly(new Effect.LoadRecipe(1, "a/[0]", "c.yaml"));
        driver.run.complete(
                1,
                new Outcome.RecipeLoaded(HEAD + "steps: [{id: s, type: bash, command: echo 1, output: r}]"),
                RunDriver.START);

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("[{\"r\": 1}, {\"r\": 1}]"));
        assertThat(driver.effects).noneMatch(Effect.LoadRecipe.class::isInstance);
    }

    @Test
    void a_faulty_recipe_is_refused_with_the_place_of_its_fault() {
        RunDriver driver = with(
                "steps: [{id: a, type: recipe, recipe: c.yaml}]",
                Map.of("c.yaml", HEAD + "steps: [{id: s, type: wish}]"));

        assertThat(driver.failure().code()).isEqualTo("sub_recipe_invalid");
        assertThat(driver.failure().message()).contains("c.yaml").contains("line 4");
    }

    @Test
    void a_called_recipe_may_lack_a_description_or_a_proper_version() {
        RunDriver driver = with(
                "steps: [{id: a, type: recipe, recipe: c.yaml, output: o}]",
                Map.of("c.yaml", "name: c\nversion: v1\nsteps: [{id: s, type: bash, command: echo 1, output: r}]"));

        assertThat(driver.outputs().get("o")).isEqualTo(RunDriver.json("{\"r\": 1}"));
    }

    @Test
    void a_path_that_leaves_the_project_is_not_even_asked_for() {
        for (String path : List.of("../up.yaml", "/etc/recipe.yaml", "sub/../../up.yaml")) {
            RunDriver driver = RunDriver.of(
                    "steps: [{id: a, type: recipe, recipe: '" + path + "'}]", options -> options.loadingMissing(true));

            assertThat(driver.failure().code()).isEqualTo("sub_recipe_not_found");
            assertThat(driver.effects).isEmpty();
        }
    }

    @Test
    void recursion_ends_at_its_depth() {
        RunDriver driver = with(
                "recursion: {max_depth: 3}\nsteps: [{id: a, type: recipe, recipe: c.yaml}]",
                Map.of("c.yaml", HEAD + "steps: [{id: again, type: recipe, recipe: c.yaml}]"));

        assertThat(driver.failure().message())
                .isEqualTo("Recipe recursion depth 3 exceeds limit 3. Stack: t -> c -> c -> c");
    }

    @Test
    void agent_steps_of_the_whole_tree_share_one_budget() {
        RunDriver driver = with(
                "recursion: {max_total_steps: 2}\ncontext: {xs: [1, 2, 3]}\nsteps: [{id: a, type: recipe, foreach: '{{xs}}', recipe: c.yaml}]",
                Map.of("c.yaml", HEAD + "steps: [{id: s, agent: x, prompt: p}]"));

        assertThat(driver.failure().code()).isEqualTo("step_budget");
        assertThat(driver.instructions()).hasSize(2);
    }

    @Test
    void a_stated_timeout_bounds_everything_inside_unless_strict() {
        String recipe = "steps: [{id: a, type: recipe, recipe: c.yaml, timeout: 5}]";
        Map<String, String> child =
                Map.of("c.yaml", HEAD + "steps: [{id: s, agent: x, prompt: p}, {id: t, agent: x, prompt: p}]");

        RunDriver lenient = with(recipe, child);
        lenient.model = agent -> {
            lenient.now = lenient.now.plusSeconds(6);
            return new Outcome.Succeeded(RunDriver.json("\"late\""));
        };
        assertThat(lenient.failure().message()).isEqualTo("Step 'a': recipe 'c.yaml' timed out after 5s");
        assertThat(((Effect.RunAgent) lenient.effects.get(0)).timeout()).hasSeconds(5);
        assertThat(lenient.instructions()).hasSize(1);

        RunDriver strict =
                RunDriver.of(recipe, options -> options.withSources(child).withCompatibility(Compatibility.STRICT));
        strict.model = agent -> {
            strict.now = strict.now.plusSeconds(6);
            return new Outcome.Succeeded(RunDriver.json("\"late\""));
        };
        assertThat(strict.run()).isInstanceOf(RunState.Completed.class);
    }

    @Test
    void the_outermost_rate_limits_hold_for_the_whole_tree() {
        RunDriver driver = with(
                "rate_limiting: {min_delay_ms: 500}\nsteps: [{id: a, agent: x, prompt: p}, {id: b, type: recipe, recipe: c.yaml}]",
                Map.of("c.yaml", HEAD + "rate_limiting: {min_delay_ms: 9000}\nsteps: [{id: s, agent: x, prompt: p}]"));
        driver.run();

        assertThat(driver.effects.get(1))
                .isEqualTo(new Effect.Wait(2, "b/s", Duration.ofMillis(500), Effect.Wait.Why.MIN_DELAY));
        assertThat(driver.effects).hasSize(3);
    }

    @Test
    void a_provider_that_is_overloaded_slows_all_calls_until_they_succeed_again() {
        RunDriver driver = RunDriver.of("""
                rate_limiting: {backoff: {initial_delay_ms: 1000, multiplier: 3, max_delay_ms: 2000, reset_after_success: 1}}
                context: {xs: [1, 2, 3, 4]}
                steps: [{id: a, agent: x, foreach: "{{xs}}", prompt: "{{item}}", on_error: continue}]
                """);
        driver.model = agent -> Integer.parseInt(agent.instruction()) < 3
                ? new Outcome.Failed("overloaded", "HTTP 429", true, false)
                : new Outcome.Succeeded(RunDriver.json("\"fine\""));
        driver.run();

        assertThat(driver.effects.stream()
                        .filter(Effect.Wait.class::isInstance)
                        .map(effect -> ((Effect.Wait) effect).duration().toMillis()))
                .containsExactly(1000L, 2000L);
    }

    @Test
    void no_more_model_calls_run_at_once_than_the_recipe_allows() {
        RunDriver driver = RunDriver.of("""
                rate_limiting: {max_concurrent_llm: 2}
                context: {xs: [1, 2, 3]}
                steps: [{id: a, agent: x, foreach: "{{xs}}", parallel: true, prompt: "<<{{item}}>>", collect: c}]
                """);

        assertThat(driver.run.advance(RunDriver.START)).hasSize(2);
        driver.run.complete(1, new Outcome.Succeeded(RunDriver.json("\"x\"")), RunDriver.START);
        assertThat(driver.run.advance(RunDriver.START)).extracting(Effect::path).containsExactly("a/[2]");
    }

    static RunDriver with(String body, Map<String, String> sources) {
        return RunDriver.of(body, options -> options.withSources(sources));
    }
}
