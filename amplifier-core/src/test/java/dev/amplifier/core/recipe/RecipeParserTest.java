package dev.amplifier.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.core.yaml.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeParserTest {

    private static final String HEADER = """
            name: demo
            description: Shows a thing.
            version: 1.0.0
            """;

    private static Recipe recipe(String body) {
        var parse = RecipeParser.parse(HEADER + body.stripIndent());
        assertThat(parse.findings()).isEmpty();
        return parse.recipe().orElseThrow();
    }

    private static Step step(String fields) {
        return recipe("steps:\n  - id: one\n" + fields.stripIndent().indent(4))
                .steps()
                .getFirst();
    }

    @Test
    void the_top_of_a_recipe_is_typed_and_its_context_keeps_its_order() {
        var recipe = recipe("""
                author: A. Uthor
                created: 2026-01-31
                tags: [one, two]
                context:
                  zulu: text
                  alpha: 3
                recursion: {max_depth: 2, max_total_steps: 7}
                rate_limiting:
                  max_concurrent_llm: 3
                  min_delay_ms: 250
                  backoff: {initial_delay_ms: 200, multiplier: 1.5}
                orchestrator:
                  config: {min_delay_between_calls_ms: 5}
                steps:
                  - {id: a, agent: self, prompt: Hello}
                """);

        assertThat(recipe.name().value()).isEqualTo("demo");
        assertThat(recipe.name().range().startLine()).isEqualTo(1);
        assertThat(recipe.created()).contains("2026-01-31");
        assertThat(recipe.tags()).containsExactly("one", "two");
        assertThat(recipe.context().keySet()).containsExactly("zulu", "alpha");
        assertThat(recipe.context()).containsEntry("alpha", IntNode.valueOf(3));
        assertThat(recipe.recursion()).isEqualTo(new Recursion(2, 7));
        var limits = recipe.rateLimiting().orElseThrow();
        assertThat(limits.maxConcurrentLlm()).isEqualTo(OptionalInt.of(3));
        assertThat(limits.minDelay()).isEqualTo(Duration.ofMillis(250));
        assertThat(limits.backoff())
                .isEqualTo(new RateLimiting.Backoff(true, Duration.ofMillis(200), Duration.ofSeconds(60), 1.5, 3));
        assertThat(recipe.orchestratorConfig()).containsEntry("min_delay_between_calls_ms", IntNode.valueOf(5));
        assertThat(recipe.schemaVersion()).isEqualTo(1);
    }

    @Test
    void a_step_that_says_little_has_the_defaults_of_the_language() {
        var step = (AgentStep) step("agent: self\nprompt: Hello\n");

        assertThat(step.common().timeout()).isEqualTo(new Timeout.Fixed(Duration.ofSeconds(600), false));
        assertThat(step.common().retry()).isEqualTo(Retry.NONE);
        assertThat(step.common().onError()).isEqualTo(OnError.FAIL);
        assertThat(step.common().condition()).isEmpty();
        assertThat(step.loop()).isEmpty();
        assertThat(step.model()).isEqualTo(ModelChoice.UNSTATED);
    }

    @Test
    void what_steps_share_is_typed() {
        var common = step("""
                agent: self
                prompt: Hello
                condition: "{{x}} == 'y'"
                output: result
                parse_json: true
                timeout: 1.5
                retry: {max_attempts: 4, backoff: linear, initial_delay: 2, max_delay: 9.5}
                on_error: skip_remaining
                depends_on: []
                """).common();

        assertThat(common.condition().orElseThrow())
                .isInstanceOfSatisfying(
                        Condition.Expression.class,
                        expression -> assertThat(expression.source().value()).isEqualTo("{{x}} == 'y'"));
        assertThat(common.output().map(SourceText::value)).contains("result");
        assertThat(common.parseJson()).isTrue();
        assertThat(common.timeout()).isEqualTo(new Timeout.Fixed(Duration.ofMillis(1500), true));
        assertThat(common.retry())
                .isEqualTo(new Retry(4, Retry.Backoff.LINEAR, Duration.ofSeconds(2), Duration.ofMillis(9500)));
        assertThat(common.onError()).isEqualTo(OnError.SKIP_REMAINING);
    }

    @Test
    void a_timeout_may_be_a_template() {
        assertThat(step("agent: self\nprompt: Hi\ntimeout: \"{{t}}\"\n")
                        .common()
                        .timeout())
                .isInstanceOfSatisfying(
                        Timeout.Template.class,
                        template -> assertThat(template.seconds().value()).isEqualTo("{{t}}"));
    }

    @Test
    void a_condition_may_be_a_boolean() {
        assertThat(step("agent: self\nprompt: Hi\ncondition: false\n")
                        .common()
                        .condition()
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        Condition.Constant.class,
                        constant -> assertThat(constant.value()).isFalse());
    }

    @Test
    void a_bash_step_is_typed() {
        var step = (BashStep) step("""
                type: bash
                command: ls {{dir}}
                cwd: sub
                env: {B: 1, A: "{{x}}"}
                output_exit_code: code
                """);

        assertThat(step.command().value()).isEqualTo("ls {{dir}}");
        assertThat(step.cwd().map(SourceText::value)).contains("sub");
        assertThat(step.env().keySet()).containsExactly("B", "A");
        assertThat(step.outputExitCode().map(SourceText::value)).contains("code");
    }

    @Test
    void a_recipe_step_is_typed() {
        var step = (RecipeStep) step("""
                type: recipe
                recipe: ./other.yaml
                context: {a: "{{x}}", b: {c: [1]}}
                recursion: {max_depth: 3}
                """);

        assertThat(step.recipe().value()).isEqualTo("./other.yaml");
        assertThat(step.context()).containsEntry("a", TextNode.valueOf("{{x}}"));
        assertThat(step.recursion()).contains(new Recursion(3, 100));
    }

    @Test
    void a_foreach_is_typed_and_may_have_a_body() {
        var step = (BodyStep) step("""
                foreach: "{{items}}"
                as: entry
                collect: all
                parallel: 4
                max_iterations: 7
                steps:
                  - {id: in, agent: self, prompt: "{{entry}}"}
                  - {id: then, type: bash, command: ls}
                """.replace("parallel: 4", "checkpoint_iterations: true"));

        var loop = (Loop.Foreach) step.loop().orElseThrow();
        assertThat(loop.as().value()).isEqualTo("entry");
        assertThat(loop.collect().map(SourceText::value)).contains("all");
        assertThat(loop.maxIterations()).isEqualTo(7);
        assertThat(loop.checkpointIterations()).isTrue();
        assertThat(step.steps()).hasExactlyElementsOfTypes(AgentStep.class, BashStep.class);
    }

    @Test
    void how_parallel_a_loop_is_has_three_forms() {
        assertThat(parallelism("true")).isEqualTo(Parallelism.UNBOUNDED);
        assertThat(parallelism("false")).isEqualTo(Parallelism.SEQUENTIAL);
        assertThat(parallelism("4")).isEqualTo(new Parallelism.Bounded(4));
    }

    private static Parallelism parallelism(String written) {
        var step = step("agent: self\nprompt: Hi\nforeach: \"{{l}}\"\nparallel: " + written + "\n");
        return ((Loop.Foreach) step.loop().orElseThrow()).parallel();
    }

    @Test
    void a_while_loop_is_typed_and_its_updates_keep_their_order() {
        var loop = (Loop.While) step("""
                agent: self
                prompt: Go
                while_condition: "{{more}}"
                max_while_iterations: 12
                break_when: "{{done}} == 'yes'"
                update_context: {z: "{{a}}", b: 2}
                collect: all
                """).loop().orElseThrow();

        assertThat(loop.condition().value()).isEqualTo("{{more}}");
        assertThat(loop.maxIterations()).isEqualTo(12);
        assertThat(loop.breakWhen().map(SourceText::value)).contains("{{done}} == 'yes'");
        assertThat(loop.updateContext().keySet()).containsExactly("z", "b");
    }

    @Test
    void the_other_spellings_of_fields_are_taken_too() {
        var step = (BodyStep) step("""
                foreach: "{{items}}"
                as_var: entry
                while_steps:
                  - {id: in, type: recipe, recipe: x.yaml, step_context: {a: 1}}
                """);

        assertThat(((Loop.Foreach) step.loop().orElseThrow()).as().value()).isEqualTo("entry");
        assertThat(((RecipeStep) step.steps().getFirst()).context()).containsOnlyKeys("a");
    }

    @Test
    void a_model_is_chosen_in_one_of_three_ways() {
        assertThat(model("provider: anthropic\nmodel: claude-*\n"))
                .isInstanceOfSatisfying(
                        ModelChoice.Named.class,
                        named ->
                                assertThat(named.model().map(SourceText::value)).contains("claude-*"));
        assertThat(model("model_role: [reasoning, general]\n"))
                .isInstanceOfSatisfying(
                        ModelChoice.Role.class,
                        role -> assertThat(role.roles())
                                .extracting(SourceText::value)
                                .containsExactly("reasoning", "general"));
        assertThat(model("provider_preferences: [{provider: a, model: b}, {class: fast}]\n"))
                .isInstanceOfSatisfying(
                        ModelChoice.Preferences.class,
                        choice -> assertThat(choice.preferences())
                                .hasExactlyElementsOfTypes(
                                        ModelChoice.Preference.Provider.class, ModelChoice.Preference.Class.class));
    }

    private static ModelChoice model(String fields) {
        return ((AgentStep) step("agent: self\nprompt: Hi\n" + fields)).model();
    }

    @Test
    void stages_and_their_gates_are_typed() {
        var recipe = recipe("""
                stages:
                  - name: first stage
                    steps: [{id: a, agent: self, prompt: Hi}]
                    approval: {required: true, prompt: Go on, timeout: 60, default: approve, when: before_stage}
                  - name: second
                    steps: [{id: b, agent: self, prompt: Hi}]
                    approval: {required: false}
                """);

        assertThat(recipe.stages()).extracting(stage -> stage.name().value()).containsExactly("first stage", "second");
        assertThat(recipe.steps()).extracting(Step::id).containsExactly("a", "b");
        var gate = recipe.stages().getFirst().gate().orElseThrow();
        assertThat(gate.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(gate.onTimeout()).isEqualTo(Approval.Default.APPROVE);
        assertThat(gate.when()).isEqualTo(Approval.When.BEFORE_STAGE);
        assertThat(recipe.stages().get(1).gate()).isEmpty();
    }

    @Test
    void schema_version_2_declares_dependencies() {
        var recipe = recipe("""
                schema_version: 2
                dependencies:
                  - {source: research, kind: behavior, required_agents: ["research:writer"]}
                steps: [{id: a, agent: "research:writer", prompt: Hi}]
                """);

        assertThat(recipe.dependencies()).singleElement().satisfies(dependency -> {
            assertThat(dependency.source().value()).isEqualTo("research");
            assertThat(dependency.kind()).isEqualTo(Dependency.Kind.BEHAVIOR);
            assertThat(dependency.requiredAgents())
                    .extracting(SourceText::value)
                    .isEqualTo(List.of("research:writer"));
        });
    }

    @Test
    void what_is_written_with_no_value_counts_as_not_written() {
        var recipe =
                recipe("context:\nrate_limiting:\nsteps:\n  - {id: a, agent: self, prompt: Hi, output: , timeout: }\n");

        assertThat(recipe.context()).isEmpty();
        assertThat(recipe.steps().getFirst().common().output()).isEqualTo(Optional.empty());
    }
}
