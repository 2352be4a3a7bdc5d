package dev.amplifier.core.recipetool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolKit;
import dev.amplifier.core.session.TurnRequest;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.core.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The tool in real sessions, whose agents answer by a script. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeSessionTest {

    private static final String BUNDLE = """
            ---
            bundle: {name: demo}
            providers:
              - module: provider-mock
                config:
                  responses:
                    - The turn is over.
                    - {when: run the recipe, tool: {name: recipes, input: {operation: execute, recipe_path: r.yaml}}}
                    - {when: greet, text: Hello from below.}
            tools: [{module: tool-recipes}]
            agents:
              inline:
                greeter: {description: Greets., instruction: Be warm.}
            %s
            ---
            """;
    private static final String RECIPE = """
            name: demo
            description: A recipe.
            version: 1.0.0
            steps:
              - {id: hello, agent: greeter, prompt: Please greet., output: said}
              - {id: list, type: bash, command: ls, output: listed}
            """;

    private final List<Event> events = new ArrayList<>();
    private final List<SandboxTask> tasks = new ArrayList<>();

    @Test
    void an_agent_of_a_recipe_works_in_a_session_below_the_turn_and_all_is_told() throws Exception {
        TurnResult result = run("", RECIPE);

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("The turn is over.");
        assertThat(tasks).extracting(SandboxTask::program).containsExactly("ls");
        assertThat(types())
                .containsSubsequence(
                        "session:start",
                        "tool:pre",
                        "recipe:start",
                        "recipe:step",
                        "session:fork",
                        "provider:request",
                        "provider:response",
                        "session:end",
                        "recipe:step_complete",
                        "tool:pre",
                        "tool:post",
                        "recipe:complete",
                        "tool:post",
                        "session:end");
        assertThat(response()).contains("\"status\":\"completed\"", "\"said\"");
    }

    @Test
    void the_rules_of_the_bundle_hold_for_commands_of_recipes() throws Exception {
        run("hooks:\n  - {module: hooks-approval, config: {rules: [{pattern: bash, action: auto_deny}]}}", RECIPE);

        assertThat(tasks).isEmpty();
        assertThat(types()).contains("recipe:error").doesNotContain("recipe:complete");
    }

    @Test
    void a_recipe_whose_agent_runs_the_recipe_again_ends_at_the_depth_of_agents() throws Exception {
        run("", RECIPE.replace("Please greet.", "Please run the recipe."));

        assertThat(types().stream().filter("session:fork"::equals)).hasSize(5);
        assertThat(types().stream().filter("recipe:start"::equals)).hasSize(6);
        assertThat(events.toString()).contains("deep at most");
    }

    private String response() {
        return events.stream()
                .filter(event -> event.type().equals("tool:post")
                        && event.data().path("tool_name").asText().equals("recipes"))
                .findFirst()
                .orElseThrow()
                .data()
                .path("tool_response")
                .asText();
    }

    private List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    private TurnResult run(String more, String recipe) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read(BUNDLE.formatted(more));
        Sandbox shell = new Sandbox() {
            @Override
            public SandboxOutcome run(SandboxTask task, Cancellation token) {
                tasks.add(task);
                return new SandboxOutcome.Exited(0, "r.yaml", "", task.files(), List.of());
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        RecipeToolModule module = new RecipeToolModule(shell, List::of, InstantSource.system());
        return new Session(
                        bundle,
                        new Providers(List.of(new OfflineProvider(Duration.ZERO))),
                        any -> ToolKit.of(any, List.of(), module))
                .run(
                        new TurnRequest(
                                "self",
                                "Please run the recipe.",
                                List.of(),
                                null,
                                List.of(),
                                Workspace.of(Map.of("r.yaml", recipe)),
                                null,
                                null),
                        events::add,
                        new Cancellation());
    }
}
