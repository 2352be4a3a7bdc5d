package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe, bundle and skill of the gallery, used on the whole system; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryStagedAppsCheck {

    private static final String OWN_TEXT =
            "Die Elbbrücke bei Pirna wird ab 3. Mai 2027 für 14 Monate gesperrt. Der Umbau kostet 8,6"
                    + " Millionen Euro. Frau Winkler vom Bauamt rechnet mit 2.300 Pendlern am Tag, die über Heidenau ausweichen müssen.";

    private SystemUnderTest system;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        system = new SystemUnderTest(folder, Map.of("DEFAULT_MODE", "expert")).start();
        system.signIn("ana");
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
    }

    List<JsonNode> recipes() throws Exception {
        return items("recipe");
    }

    List<JsonNode> bundles() throws Exception {
        return items("bundle");
    }

    List<JsonNode> skills() throws Exception {
        return items("skill");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_makes_of_its_sample_what_it_promises(JsonNode recipe) throws Exception {
        JsonNode ended = run(recipe, recipe.path("sample_inputs"));

        assertThat(ended.path("status").asText()).isEqualTo("completed");
        String yaml = system.get("/api/gallery/" + recipe.path("id").asText())
                .path("yaml")
                .asText();
        JsonNode outputs = ended.path("outputs");
        assertThat(PromisedOutputs.of(yaml)).isNotEmpty().allSatisfy(promised -> {
            assertThat(outputs.has(promised.name())).as(promised.name()).isTrue();
            promised.check(outputs.path(promised.name()));
        });
        assertThat(made(ended, recipe)).doesNotContain("{{").isNotBlank();
        assertThat(Telling.words(made(ended, recipe)))
                .containsAnyElementsOf(
                        Telling.words(recipe.path("sample_inputs").toString()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_makes_something_else_of_somebodys_own_text(JsonNode recipe) throws Exception {
        ObjectNode inputs = recipe.path("sample_inputs").deepCopy();
        String longest = inputs.properties().stream()
                .max((one, other) -> Integer.compare(
                        one.getValue().toString().length(),
                        other.getValue().toString().length()))
                .orElseThrow()
                .getKey();
        Set<String> ofSampleOnly = Telling.words(inputs.get(longest).toString());
        if (inputs.get(longest).isArray()) {
            inputs.putArray(longest).add(OWN_TEXT);
        } else {
            inputs.put(longest, OWN_TEXT);
        }
        ofSampleOnly.removeAll(Telling.words(inputs.toString()));
        ofSampleOnly.removeAll(
                Telling.words(system.get("/api/gallery/" + recipe.path("id").asText())
                        .path("yaml")
                        .asText()));

        JsonNode ended = run(recipe, inputs);

        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(made(ended, recipe)).doesNotContain("{{");
        assertThat(Telling.words(made(ended, recipe)).stream().filter(ofSampleOnly::contains))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_bundle_answers_a_prompt_from_the_text_that_it_is_given(JsonNode bundle) throws Exception {
        JsonNode ended = system.ended(
                prompt(bundle.path("name").asText(), "Summarise this.\n<text>\n" + OWN_TEXT + "\n</text>"));

        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.at("/outputs/result").asText()).contains("Pirna");
    }

    @ParameterizedTest
    @MethodSource("skills")
    void a_skill_is_loaded_by_its_name(JsonNode skill) throws Exception {
        String name = skill.path("name").asText();
        String id =
                prompt("playground", "Load the skill " + name + " and apply it.\n<text>\n" + OWN_TEXT + "\n</text>");

        JsonNode ended = system.ended(id);

        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(events(ended, "tool:post"))
                .anySatisfy(event ->
                        assertThat(event.toString()).contains("load_skill").contains(name));
    }

    @Test
    void the_gallery_is_there_before_anybody_signs_in() throws Exception {
        assertThat(items("recipe")).hasSizeGreaterThanOrEqualTo(24);
        assertThat(items("bundle")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(items("skill")).hasSizeGreaterThanOrEqualTo(12);
    }

    private List<JsonNode> items(String type) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        system.get("/api/gallery?limit=100&type=" + type).path("items").forEach(items::add);
        return items;
    }

    private String prompt(String bundle, String prompt) throws Exception {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "prompt")
                .put("bundle", bundle)
                .put("prompt", prompt);
        return system.post("/api/execute", body).path("execution_id").asText();
    }

    /** The run when it has ended, with every gate on the way approved. */
    private JsonNode run(JsonNode recipe, JsonNode inputs) throws Exception {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "recipe")
                .put("gallery_id", recipe.path("id").asText());
        body.set("inputs", inputs);
        String id = system.post("/api/execute", body).path("execution_id").asText();
        Set<String> approved = new HashSet<>();
        JsonNode view = system.endedOrWaiting(id, approved);
        while (view.path("status").asText().equals("waiting_approval")) {
            String gate = view.at("/approval/stage").asText();
            approved.add(gate);
            ObjectNode decision = JsonNodeFactory.instance.objectNode().put("decision", "approve");
            system.post("/api/executions/" + id + "/approvals/" + gate.replace(" ", "%20"), decision);
            view = system.endedOrWaiting(id, approved);
        }
        return view;
    }

    /** What the run made, without what it was given. */
    private static String made(JsonNode ended, JsonNode recipe) {
        ObjectNode outputs = ended.path("outputs").deepCopy();
        outputs.remove(List.copyOf(Telling.names(recipe.path("sample_inputs"))));
        return outputs.toString();
    }

    private static Stream<JsonNode> events(JsonNode ended, String type) {
        return StreamSupport.stream(ended.path("events").spliterator(), false)
                .filter(event -> event.path("type").asText().equals(type));
    }
}
