package dev.amplifier.functions.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthoringTest {

    private static final TestApp APP = new TestApp();
    private static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context:
              who: world
            steps:
              - id: greet
                agent: playground:reader
                prompt: Say hello to {{who}}.
                output: greeting
            """;

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Answer validate(String type, String yaml) {
        return APP.call("validate").body(Map.of("type", type, "yaml", yaml)).send();
    }

    @Test
    void a_good_recipe_is_valid_and_described_for_a_form() {
        Answer answer = validate("recipe", RECIPE);
        assertThat(answer.json().get("valid").asBoolean()).isTrue();
        assertThat(answer.json().at("/recipe/inputs/who").asText()).isEqualTo("world");
        assertThat(answer.json().at("/recipe/steps/0").asText()).isEqualTo("greet");
        assertThat(answer.header("ratelimit")).startsWith("\"validations\";r=");
    }

    @Test
    void a_fault_is_reported_with_its_place() {
        Answer answer = validate("recipe", RECIPE.replace("prompt: Say", "promt: Say"));
        assertThat(answer.json().get("valid").asBoolean()).isFalse();
        assertThat(answer.json().at("/errors/0/line").asInt()).isBetween(6, 10);
        assertThat(answer.json().at("/errors/0/message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'---\nname: my-skill\ndescription: Use it.\n---\nDo it.'        | true",
                "'---\nname: My Skill\ndescription: Use it.\n---\nDo it.'        | false",
                "'---\nname: my-skill\n---\nDo it.'                             | false",
                "'no front matter'                                            | false",
                "'---\n- a\n---\nDo it.'                                        | false",
                "'---\nname: [\n---\nDo it.'                                    | false"
            })
    void a_skill_needs_a_name_and_a_description(String text, boolean valid) {
        assertThat(validate("skill", text).json().get("valid").asBoolean()).isEqualTo(valid);
    }

    @Test
    void a_bundle_that_asks_for_what_is_not_here_loads_with_a_warning() {
        Answer answer = validate("bundle", "---\nbundle: {name: mine}\nincludes: [{bundle: nowhere}]\n---\nHelp.");
        assertThat(answer.json().get("valid").asBoolean()).isTrue();
        assertThat(answer.json().get("warnings")).hasSize(1);
    }

    @Test
    void a_recipe_with_faults_is_not_started() {
        Answer answer = APP.call("executeRecipe")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("recipe_yaml", "name: x"))
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors")).isNotEmpty();
        assertThat(APP.hub().started()).isZero();
    }

    @Test
    void a_recipe_that_calls_a_recipe_nobody_sent_is_not_started() {
        String text =
                "name: outer\ndescription: d\nversion: 1.0.0\nsteps:\n  - {id: a, type: recipe, recipe: ./gone.yaml}\n";
        Answer answer = APP.call("executeRecipe")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("recipe_yaml", text))
                .send();
        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipe", "bundle", "skill"})
    void there_is_a_schema_of_each_type(String type) {
        Answer answer = APP.call("schema").path("type", type).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("$schema").asText()).endsWith("2020-12/schema");
    }

    @Test
    void a_schema_of_anything_else_is_not_found() {
        assertThat(APP.call("schema").path("type", "../openapi").send().status())
                .isEqualTo(404);
    }

    @Test
    void a_bundle_shows_what_it_is_composed_of_and_where_each_part_came_from() {
        Answer answer = APP.call("resolveBundle")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("name", "code"))
                .send();
        assertThat(answer.json().at("/origins/agents.reviewer").asText()).isEqualTo("code");
        assertThat(answer.json().at("/origins/agents.reader").asText()).isEqualTo("playground");
        assertThat(answer.json().at("/plan/session/orchestrator").asText()).isEqualTo("loop-streaming");
        assertThat(answer.json().at("/plan/hooks/0").asText()).isEqualTo("hooks-redaction");
        assertThat(answer.json().path("unavailable")).isEmpty();
    }

    @Test
    void a_bundle_with_a_setting_that_makes_no_sense_loads_with_a_warning_that_says_what_is_allowed() {
        Answer answer = validate(
                "bundle",
                "bundle: {name: mine}\nhooks: [{module: hooks-approval, config: {timeout: soon}}]\n"
                        + "session: {orchestrator: {module: loop-basic, config: {max_iterations: 0}}}");

        assertThat(answer.json().path("valid").asBoolean()).isTrue();
        assertThat(answer.json().path("warnings").toString())
                .contains("bad_setting", "hooks-approval", "timeout is", "max_iterations is 0", "from 1 to 200");
    }

    @Test
    void a_bundle_that_is_none_is_refused() {
        Answer answer = APP.call("resolveBundle")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("text", "just words"))
                .send();
        assertThat(answer.status()).isEqualTo(422);
    }
}
