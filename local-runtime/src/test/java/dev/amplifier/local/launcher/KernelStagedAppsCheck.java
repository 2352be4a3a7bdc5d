package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle's own loop, provider and hooks on the whole system; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KernelStagedAppsCheck {

    private static final String BUNDLE = """
            ---
            bundle: {name: guarded}
            session:
              orchestrator: {module: loop-basic, config: {max_iterations: 3}}
            providers:
              - module: provider-mock
                config:
                  responses:
                    - The script is at its end.
                    - {when: write, text: I write., tool: {name: write_file, input: {file_path: a.md, content: boats}}}
            tools: [{module: tool-filesystem}]
            hooks:
              - {module: hooks-approval, config: {rules: [{pattern: write_file, action: auto_deny}]}}
              - {module: hooks-deprecation, config: {bundle_name: guarded, replacement: open}}
            ---
            Be kind.
            """;

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_bundle_is_answered_by_its_script_and_its_hooks_keep_a_tool_from_being_called() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of()).start()) {
            system.signIn("ana");
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "prompt")
                    .put("prompt", "Please write a file")
                    .put("bundle", BUNDLE);

            String id = system.post("/api/execute", body).path("execution_id").asText();
            JsonNode ended = system.ended(id);

            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
            assertThat(ended.toString()).contains("The script is at its end.");
            assertThat(data(ended, "provider:response", "provider")).containsExactly("mock", "mock");
            assertThat(data(ended, "provider:response", "offline")).containsExactly("true", "true");
            assertThat(data(ended, "tool:error", "tool_response"))
                    .containsExactly("the call was denied: the rule 'write_file' forbids it");
            assertThat(data(ended, "deprecation:warning", "replacement")).containsExactly("open");
            assertThat(data(ended, "orchestrator:complete", "orchestrator")).containsExactly("loop-basic");
        }
    }

    @Test
    void a_model_runs_a_recipe_of_its_workspace_inside_its_turn() throws Exception {
        String bundle = """
                ---
                bundle: {name: cook}
                providers:
                  - module: provider-mock
                    config:
                      responses:
                        - It is done.
                        - {when: the recipe, tool: {name: recipes, input: {operation: execute, recipe_path: own.yaml}}}
                        - {when: greet, text: Good morning.}
                tools: [{module: tool-recipes}]
                ---
                """;
        String recipe = """
                name: own
                description: Greets, and lists the files by a command.
                version: 1.0.0
                steps:
                  - {id: hello, agent: self, prompt: Please greet., output: said}
                  - {id: files, type: bash, command: "echo found; ls", output: listed}
                """;
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of()).start()) {
            system.signIn("ana");
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "prompt")
                    .put("prompt", "Please run the recipe")
                    .put("bundle", bundle);
            body.putObject("files").put("own.yaml", recipe);

            JsonNode ended = system.ended(
                    system.post("/api/execute", body).path("execution_id").asText());

            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
            assertThat(data(ended, "recipe:step", "path")).containsExactly("hello", "files");
            assertThat(data(ended, "session:fork", "agent")).containsExactly("self");
            assertThat(data(ended, "recipe:complete", "status")).containsExactly("completed");
            assertThat(data(ended, "tool:post", "tool_name")).containsExactly("bash", "recipes");
            assertThat(ended.toString()).contains("own.yaml").contains("It is done.");
        }
    }

    @Test
    void a_question_of_a_hook_waits_for_a_person_and_what_they_allow_is_done() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of()).start()) {
            system.signIn("ana");
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "prompt")
                    .put("prompt", "Please write a file")
                    .put("bundle", BUNDLE.replace("auto_deny", "ask"));
            String id = system.post("/api/execute", body).path("execution_id").asText();
            String approvals = "/api/executions/" + id + "/approvals/";
            try (WatchedStream stream = new WatchedStream(id).connect(system).catchUp(system)) {
                await().atMost(LONG)
                        .until(() -> stream.look().events().stream().anyMatch(KernelStagedAppsCheck::isQuestion));
                String stage = stream.events().stream()
                        .filter(KernelStagedAppsCheck::isQuestion)
                        .findFirst()
                        .orElseThrow()
                        .at("/data/stage")
                        .asText();

                system.post(
                        approvals + stage, JsonNodeFactory.instance.objectNode().put("decision", "approve"));
                JsonNode ended = system.ended(id);

                assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
                assertThat(data(ended, "approval:granted", "stage")).containsExactly(stage);
                assertThat(data(ended, "tool:post", "tool_name")).containsExactly("write_file");
            }
        }
    }

    private static boolean isQuestion(JsonNode event) {
        return event.path("type").asText().equals("approval:required");
    }

    private static List<String> data(JsonNode ended, String type, String field) {
        return ended.path("events")
                .valueStream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("data").path(field).asText())
                .toList();
    }
}
