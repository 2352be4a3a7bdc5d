package dev.amplifier.functions.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GalleryTest {

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void a_page_is_cached_for_five_minutes_and_recognised_by_its_tag() {
        Answer first = APP.call("gallery").query("type", "recipe").send();
        assertThat(first.header("cache-control")).isEqualTo("public, max-age=300");
        Answer again = APP.call("gallery")
                .query("type", "recipe")
                .header("If-None-Match", first.header("etag"))
                .send();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void every_recipe_of_the_gallery_can_be_started_by_an_expert() {
        List<String> refused = new ArrayList<>();
        for (JsonNode item : APP.call("gallery")
                .query("type", "recipe")
                .query("limit", "100")
                .send()
                .json()
                .get("items")) {
            Answer answer = APP.call("executeRecipe")
                    .as(TestApp.someone(Mode.EXPERT))
                    .body(Map.of("gallery_id", item.get("id").asText()))
                    .send();
            if (answer.status() != 202) {
                refused.add(item.get("name").asText() + ": " + answer.text());
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void a_recipe_above_the_callers_mode_is_refused() {
        Answer answer = APP.call("executeRecipe")
                .as(TestApp.someone(Mode.NORMIE))
                .body(Map.of("gallery_id", "check-claims"))
                .send();
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void an_item_is_found_by_its_name_and_by_its_id() {
        Answer byName = APP.call("galleryItem").path("id", "check-claims").send();
        Answer byId = APP.call("galleryItem")
                .path("id", byName.json().get("id").asText())
                .send();
        assertThat(byId.json()).isEqualTo(byName.json());
        assertThat(byId.json().get("yaml").asText()).contains("steps:");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, -1",
        "limit, many",
        "offset, -1",
        "mode, god",
        "type, song",
        "sort, rank"
    })
    void a_parameter_outside_of_what_the_contract_says_is_refused(String name, String value) {
        Answer answer = APP.call("gallery").query(name, value).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo(name);
    }

    @Test
    void what_is_typed_into_the_search_box_is_only_ever_words() {
        Answer answer = APP.call("gallery")
                .query("q", "'; drop table gallery_items; --")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(APP.call("gallery").send().json().get("total").asInt()).isGreaterThan(40);
    }

    @Test
    void a_published_recipe_is_checked_and_labelled_as_the_communitys() {
        String name = "mine-" + UUID.randomUUID();
        String text = "name: " + name + "\ndescription: d\nversion: 1.0.0\nsteps:\n"
                + "  - {id: a, agent: playground:reader, prompt: Hello, output: o}\n";
        Identity ada = TestApp.someone(Mode.DEVELOPER);
        Map<String, String> body = Map.of("recipe_yaml", text, "category", "test");
        Answer published = APP.call("publishRecipe").as(ada).body(body).send();
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().get("source").asText()).isEqualTo("community");
        assertThat(APP.call("publishRecipe").as(ada).body(body).send().status()).isEqualTo(409);
        assertThat(APP.call("communityRecipes")
                        .query("q", name)
                        .send()
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(APP.call("publishRecipe")
                        .as(ada)
                        .body(Map.of("recipe_yaml", "name: x", "category", "test"))
                        .send()
                        .status())
                .isEqualTo(422);
    }
}
