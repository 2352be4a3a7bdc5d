package dev.amplifier.core.recipetool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.session.TurnAgents;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolContract;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RecipesToolTest extends ToolContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "name: demo\ndescription: A recipe.\nversion: 1.0.0\n";
    private static final String TWO_STEPS = """
            context: {topic: rain}
            steps:
              - {id: write, agent: writer, prompt: "About {{topic}}.", output: draft}
              - {id: count, type: bash, command: "wc {{draft}}", cwd: notes, output: words}
            """;

    private final List<Event> events = new ArrayList<>();
    private final List<TurnAgents.Work> works = new ArrayList<>();
    private final List<SandboxTask> tasks = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private final Map<String, String> files = new HashMap<>(Map.of("a.md", "boats"));
    private BiFunction<TurnAgents.Work, Cancellation, TurnResult> agents =
            (work, token) -> new TurnResult.Answered("answer " + works.size(), TurnResult.Spent.NOTHING);
    private Approvals people = Approvals.NOBODY;
    private String denied = "";
    private Workspace workspace;

    @Override
    protected Tool tool() {
        return new RecipesTool(module(), sessions());
    }

    @Override
    protected String goodInput() {
        return "{\"operation\": \"execute\", \"recipe_path\": \"@gallery:shelved\", \"context\": {}}";
    }

    @Test
    void a_recipe_of_the_workspace_runs_to_its_end_and_is_summed_up() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);

        JsonNode answer = JSON.readTree(good("execute", "r.yaml", "{\"topic\": \"snow\"}"));

        assertThat(works).extracting(TurnAgents.Work::instruction).containsExactly("About snow.");
        assertThat(works).extracting(TurnAgents.Work::agent).containsExactly("writer");
        assertThat(tasks).extracting(SandboxTask::program).containsExactly("wc answer 1");
        assertThat(tasks).extracting(SandboxTask::folder).containsExactly("notes");
        assertThat(answer.path("status").asText()).isEqualTo("completed");
        assertThat(answer.path("recipe").asText()).isEqualTo("demo");
        assertThat(answer.path("session_id").asText()).matches("[0-9a-f]{16}-20260102-030405_recipe");
        assertThat(answer.at("/summary/final_output").asText()).isEqualTo("ran wc answer 1");
        assertThat(answer.at("/summary/final_output_key").asText()).isEqualTo("words");
        assertThat(answer.at("/summary/available_outputs").valueStream().map(JsonNode::asText))
                .containsExactly("topic", "draft", "words");
    }

    @Test
    void what_a_command_leaves_is_the_workspaces_and_each_command_is_told_as_a_call_of_the_tool() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);

        good("execute", "r.yaml", "{}");

        assertThat(workspace.read("made.md")).contains("by the command");
        assertThat(events)
                .extracting(Event::type)
                .containsExactly(
                        "recipe:start",
                        "recipe:step",
                        "recipe:step_complete",
                        "recipe:step",
                        "tool:pre",
                        "tool:post",
                        "recipe:step_complete",
                        "recipe:complete");
        assertThat(events.getFirst().data().path("total_steps").asInt()).isEqualTo(2);
    }

    @Test
    void a_hook_that_denies_commands_denies_those_of_recipes() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);
        denied = "no shell";

        assertThat(bad("execute", "r.yaml"))
                .startsWith("Recipe execution failed: ")
                .contains("no shell");
        assertThat(tasks).isEmpty();
    }

    @Test
    void a_recipe_calls_recipes_of_the_workspace_and_of_the_gallery() throws Exception {
        files.put("recipes/outer.yaml", HEAD + """
                steps:
                  - {id: one, type: recipe, recipe: inner.yaml, output: a}
                  - {id: two, type: recipe, recipe: "@gallery:shelved", output: b}
                """);
        files.put("recipes/inner.yaml", HEAD + "steps: [{id: i, agent: self, prompt: inner, output: o}]");

        good("execute", "recipes/outer.yaml", "{}");

        assertThat(works).extracting(TurnAgents.Work::instruction).containsExactly("inner", "from the shelf");
    }

    @Test
    void a_recipe_that_calls_itself_ends_at_its_depth() throws Exception {
        files.put("r.yaml", HEAD + "steps: [{id: again, type: recipe, recipe: r.yaml, output: x}]");

        assertThat(bad("execute", "r.yaml")).containsAnyOf("recursion", "validation failed");
    }

    @Test
    void a_recipe_that_does_too_much_ends_at_its_bound() throws Exception {
        files.put("r.yaml", HEAD + """
                steps:
                  - {id: spin, agent: self, prompt: go, while_condition: "true", max_while_iterations: 1000, output: x}
                """);

        assertThat(bad("execute", "r.yaml")).contains("Recipe execution failed: ");
        assertThat(works.size()).isBetween(1, RecipeTurn.LIMITS.maxEffects());
    }

    @Test
    void a_step_whose_agent_takes_too_long_is_over_and_the_turn_is_not() throws Exception {
        files.put("r.yaml", HEAD + "steps: [{id: slow, agent: self, prompt: go, timeout: 1, output: x}]");
        agents = (work, token) -> {
            token.proceedAfter(Duration.ofMinutes(5));
            return new TurnResult.Stopped(TurnResult.Spent.NOTHING);
        };

        assertThat(bad("execute", "r.yaml")).contains("timed out after 1");
        assertThat(cancellation.level()).isEqualTo(Level.NONE);
    }

    @Test
    void a_turn_that_is_to_end_begins_no_further_step() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);
        agents = (work, token) -> {
            cancellation.request(Level.GRACEFUL);
            return new TurnResult.Answered("the last", TurnResult.Spent.NOTHING);
        };

        assertThat(bad("execute", "r.yaml")).contains("cancellation (graceful) at step 'count'");
        assertThat(tasks).isEmpty();
        assertThat(events.getLast().type()).isEqualTo("recipe:cancelled");
    }

    @Nested
    class AtAGate {

        private static final String GATED = """
                context: {}
                stages:
                  - name: plan
                    steps: [{id: a, agent: self, prompt: plan, output: x}]
                    approval: {required: true, prompt: "Is {{x}} good?"}
                  - name: do
                    steps: [{id: b, agent: self, prompt: act, output: y}]
                """;

        private final List<String> asked = new ArrayList<>();

        @Test
        void the_people_who_watch_are_asked_and_what_they_allow_goes_on() throws Exception {
            files.put("r.yaml", HEAD + GATED);
            people = (question, token) -> {
                asked.add(question.prompt());
                return new Approvals.Reply.Chosen("allow");
            };

            good("execute", "r.yaml", "{}");

            assertThat(asked).containsExactly("Recipe 'demo', stage 'plan': Is answer 1 good?");
            assertThat(works).hasSize(2);
        }

        @Test
        void what_they_deny_ends_the_recipe() throws Exception {
            files.put("r.yaml", HEAD + GATED);
            people = (question, token) -> new Approvals.Reply.Chosen("deny");

            assertThat(bad("execute", "r.yaml")).isEqualTo("Recipe execution failed: Execution denied at stage 'plan'");
            assertThat(works).hasSize(1);
        }

        @Test
        void with_nobody_to_ask_the_recipe_ends_and_says_what_to_do() throws Exception {
            files.put("r.yaml", HEAD + GATED);

            assertThat(bad("execute", "r.yaml")).contains("nobody is there to answer", "start it as an execution");
        }
    }

    @Test
    void a_recipe_with_faults_is_told_with_its_faults_and_does_not_run() throws Exception {
        files.put("r.yaml", HEAD + "steps: [{id: a, agent: self}]");
        for (String operation : List.of("execute", "validate")) {
            JsonNode answer = JSON.readTree(bad(operation, "r.yaml"));

            assertThat(answer.path("message").asText()).isEqualTo("Recipe validation failed");
            assertThat(answer.at("/errors/0").asText()).startsWith("line 4").contains("prompt");
        }
        assertThat(works).isEmpty();
    }

    @Test
    void a_recipe_without_faults_is_valid_and_is_not_run_to_find_out() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);

        assertThat(good("validate", "r.yaml", "{}")).contains("\"status\":\"valid\"", "\"version\":\"1.0.0\"");
        assertThat(works).isEmpty();
    }

    @Test
    void recipes_of_the_workspace_and_of_the_gallery_are_listed_and_other_files_are_not() throws Exception {
        files.put("r.yaml", HEAD + TWO_STEPS);
        files.put("settings.yaml", "colour: blue");

        JsonNode listed = JSON.readTree(good("list", "", "{}"));

        assertThat(listed.path("recipes")
                        .valueStream()
                        .map(recipe -> recipe.path("recipe_path").asText()))
                .containsExactly("r.yaml", "@gallery:shelved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "approvals", "approve", "deny", "cancel"})
    void what_is_about_kept_runs_is_answered_with_what_to_do_instead(String operation) throws Exception {
        assertThat(bad(operation, "")).contains("ends with the call", "execute", "as an execution");
    }

    @Test
    void what_makes_no_sense_is_answered_with_what_does() throws Exception {
        assertThat(bad("dance", "")).isEqualTo("Unknown operation: dance. Operations are execute, validate, list.");
        assertThat(bad("execute", "")).isEqualTo("recipe_path is required for execute operation");
        assertThat(bad("execute", "@foundation:recipes/x.yaml"))
                .startsWith("Could not resolve @mention path: @foundation:recipes/x.yaml");
        assertThat(bad("execute", "gone.yaml")).startsWith("Failed to load recipe: ");
        assertThat(bad("execute", "../../etc/passwd")).startsWith("Failed to load recipe: ");
    }

    @Test
    void a_long_result_is_cut_and_says_how_to_have_all_of_it() throws Exception {
        files.put("r.yaml", HEAD + "steps: [{id: a, agent: self, prompt: go, output: x}]");
        agents = (work, token) -> new TurnResult.Answered("x".repeat(50_000), TurnResult.Spent.NOTHING);

        String answer = good("execute", "r.yaml", "{}");

        assertThat(answer.length()).isLessThan(12_000);
        assertThat(answer).contains("truncated", "file of the workspace");
    }

    private String good(String operation, String path, String context) throws Exception {
        ToolResult result = call(operation, path, context);
        assertThat(result.isError()).as(result.content()).isFalse();
        return result.content();
    }

    private String bad(String operation, String path) throws Exception {
        ToolResult result = call(operation, path, "{}");
        assertThat(result.isError()).as(result.content()).isTrue();
        return result.content();
    }

    private ToolResult call(String operation, String path, String context) throws Exception {
        ObjectNode input = JsonNodeFactory.instance
                .objectNode()
                .put("operation", operation)
                .put("recipe_path", path);
        input.set("context", JSON.readTree(context));
        workspace = Workspace.of(files);
        return tool().call(input, new ToolContext(workspace, new TodoList(), events::add, cancellation));
    }

    private RecipeToolModule module() {
        ShelvedRecipe shelved = new ShelvedRecipe(
                "shelved",
                "From the gallery.",
                HEAD + "steps: [{id: s, agent: self, prompt: from the shelf, output: s}]",
                Map.of());
        return new RecipeToolModule(new Shell(), () -> List.of(shelved), () -> Instant.parse("2026-01-02T03:04:05Z"));
    }

    private TurnAgents sessions() {
        return new TurnAgents() {
            @Override
            public TurnResult run(Work work, ToolContext.Call call, Cancellation token) {
                works.add(work);
                return agents.apply(work, token);
            }

            @Override
            public Decision decide(Event event) {
                events.add(event);
                return denied.isEmpty() ? new Decision.Granted(event.data()) : new Decision.Denied(denied);
            }

            @Override
            public Approvals people() {
                return people;
            }
        };
    }

    private final class Shell implements Sandbox {

        @Override
        public SandboxOutcome run(SandboxTask task, Cancellation token) {
            tasks.add(task);
            Map<String, String> left = new HashMap<>(task.files());
            left.put("made.md", "by the command");
            return new SandboxOutcome.Exited(0, "ran " + task.program(), "", left, List.of());
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
