package dev.amplifier.functions.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportAndPlanTest {

    private static final TestApp APP = new TestApp();
    private static final String RECIPE = """
            # a comment that stays
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
              - id: shout
                agent: playground:reader
                condition: "{{who}} == 'world'"
                prompt: "Shout {{greeting}}"
                output: loud
            """;

    private final Identity ada = TestApp.someone(Mode.EXPERT);

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Map<String, String> unzip(Answer answer) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void an_export_has_the_recipe_byte_for_byte_and_what_went_in() throws IOException {
        Answer started = APP.call("executeRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE, "inputs", Map.of("who", "Ada")))
                .send();
        Answer answer = APP.call("exportExecution")
                .as(ada)
                .path("id", started.json().get("execution_id").asText())
                .send();
        assertThat(answer.status()).isEqualTo(200);
        Map<String, String> files = unzip(answer);
        assertThat(files.get("recipe.yaml")).isEqualTo(RECIPE);
        assertThat(files.get("inputs.json")).contains("Ada");
        assertThat(files.get("README.md")).contains("amplifier");
        assertThat(files.get("events.jsonl")).contains("execution:queued");
    }

    @Test
    void a_plan_says_what_would_run_and_starts_nothing() {
        int before = APP.hub().started();
        Answer answer = APP.call("planRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE, "inputs", Map.of("who", "Ada")))
                .send();
        JsonNode steps = answer.json().get("steps");
        assertThat(steps.at("/0/prompt").asText()).isEqualTo("Say hello to Ada.");
        assertThat(steps.at("/0/runs").asText()).isEqualTo("yes");
        assertThat(steps.at("/1/runs").asText())
                .as("its condition is known not to hold")
                .isEqualTo("no");
        assertThat(steps.at("/1/unresolved/0").asText()).contains("greeting");
        assertThat(answer.json().at("/estimate/output_tokens").asInt()).isPositive();
        assertThat(APP.hub().started()).isEqualTo(before);
    }

    @Test
    void a_plan_counts_the_passes_of_a_loop_and_puts_gates_in_their_places() {
        String recipe = """
                name: counted
                description: Counts.
                version: 1.0.0
                context: {items: [a, b, c]}
                stages:
                  - name: first
                    steps:
                      - {id: each, foreach: "{{items}}", as: item, agent: playground:reader, prompt: "Look at {{item}}.", collect: seen}
                      - {id: maybe, condition: "{{seen}} != ''", agent: playground:reeder, prompt: "Sum up {{seen}}."}
                    approval: {required: true, prompt: "Go on?"}
                  - name: last
                    steps:
                      - {id: end, type: bash, command: "true"}
                """;
        JsonNode plan = APP.call("planRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", recipe, "model", "anthropic/claude-haiku-4-5"))
                .send()
                .json();
        assertThat(plan.get("steps"))
                .extracting(step -> step.path("kind").asText() + " "
                        + step.path("path").asText() + " " + step.path("runs").asText())
                .containsExactly(
                        "agent first/each yes",
                        "agent first/maybe conditional",
                        "approval first yes",
                        "bash last/end yes");
        assertThat(plan.at("/steps/0/iterations").asInt()).isEqualTo(3);
        assertThat(plan.at("/steps/0/model").asText()).isEqualTo("anthropic/claude-haiku-4-5");
        assertThat(plan.at("/steps/0/estimate/output_tokens").asInt()).isEqualTo(1_500);
        assertThat(plan.at("/estimate/output_tokens").asInt()).isEqualTo(2_000);
        assertThat(plan.at("/estimate/cost_usd").decimalValue()).isPositive();
        assertThat(plan.get("missing"))
                .extracting(finding -> finding.path("message").asText())
                .anyMatch(message -> message.contains("did you mean 'playground:reader'"));
    }

    @Test
    void a_plan_for_the_offline_provider_costs_nothing() {
        JsonNode plan = APP.call("planRecipe")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE))
                .send()
                .json();
        assertThat(plan.at("/steps/0/model").asText()).startsWith("offline/");
        assertThat(plan.at("/estimate/cost_usd").decimalValue()).isZero();
        assertThat(plan.get("complete").asBoolean()).isTrue();
    }

    @Test
    void every_recipe_of_the_gallery_can_be_planned() {
        for (JsonNode item : APP.call("gallery")
                .query("type", "recipe")
                .query("limit", "100")
                .send()
                .json()
                .get("items")) {
            Answer answer = APP.call("planRecipe")
                    .as(ada)
                    .body(Map.of("gallery_id", item.get("id").asText()))
                    .send();
            assertThat(answer.json().get("steps")).as(item.get("name").asText()).isNotEmpty();
        }
    }

    @Test
    void a_skill_from_a_form_is_valid_and_exports_as_a_folder_and_as_a_python_package() throws IOException {
        Answer created = APP.call("createSkill")
                .as(ada)
                .body(Map.of(
                        "name", "say-hello",
                        "description", "Says \"hello\": use it to greet.",
                        "instructions", "Say hello.",
                        "allowed_tools", List.of("tool-todo")))
                .send();
        String text = created.json().get("skill_md").asText();
        assertThat(created.json().at("/validation/valid").asBoolean()).isTrue();

        Map<String, String> folder = unzip(APP.call("exportSkill")
                .as(ada)
                .body(Map.of("skill_md", text, "files", Map.of("notes/a.md", "A")))
                .send());
        assertThat(folder).containsEntry("say-hello/SKILL.md", text).containsEntry("say-hello/notes/a.md", "A");

        Map<String, String> python = unzip(APP.call("exportSkill")
                .as(ada)
                .body(Map.of("skill_md", text, "format", "python"))
                .send());
        assertThat(python.get("amplifier-skill-say-hello/amplifier_skill_say_hello/skill/SKILL.md"))
                .isEqualTo(text);
        assertThat(python.get("amplifier-skill-say-hello/amplifier_skill_say_hello/__init__.py"))
                .contains("DESCRIPTION = \"Says \\\"hello\\\": use it to greet.\"");
    }

    @Test
    void a_form_that_makes_no_skill_and_a_file_outside_of_the_archive_are_refused() {
        assertThat(APP.call("createSkill")
                        .as(ada)
                        .body(Map.of("name", "Not A Name", "description", "d", "instructions", "i"))
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(APP.call("exportSkill")
                        .as(ada)
                        .body(Map.of("skill_md", "---\nname: a\ndescription: b\n---\nc", "files", Map.of("../x", "y")))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(APP.call("createSkill")
                        .as(TestApp.someone(Mode.DEVELOPER))
                        .body(Map.of("name", "a", "description", "d", "instructions", "i"))
                        .send()
                        .status())
                .as("the skill creator is for experts")
                .isEqualTo(403);
    }

    @Test
    void analytics_take_names_of_the_catalogue_and_words_only() {
        assertThat(APP.call("track")
                        .body(Map.of(
                                "events",
                                List.of(Map.of(
                                        "name", "page_view", "properties", Map.of("page", "/gallery", "ms", 12)))))
                        .send()
                        .json()
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(APP.call("track")
                        .body(Map.of("events", List.of(Map.of("name", "something_else"))))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(APP.call("track")
                        .body(Map.of(
                                "events",
                                List.of(Map.of("name", "page_view", "properties", Map.of("q", "what a person wrote")))))
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void there_is_always_a_model_and_the_offline_one_says_so() {
        Answer answer = APP.call("models").send();
        assertThat(answer.json().get("models")).isNotEmpty();
        assertThat(answer.json().at("/models/0/offline").asBoolean()).isTrue();
    }
}
