package dev.amplifier.functions.http;

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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitsTest {

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Answer run(String yaml) {
        return APP.call("executeRecipe")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("recipe_yaml", yaml))
                .send();
    }

    private static Answer changeMode(String body) {
        return APP.call("changeMode")
                .as(TestApp.someone(Mode.DEVELOPER))
                .text(body)
                .send();
    }

    private static String type(Answer answer) {
        return answer.json().get("type").asText();
    }

    @Test
    void a_document_of_too_many_aliases_has_a_problem_of_its_own() {
        String aliases = "x: &x [1]\ny: [" + "*x,".repeat(60) + "]\n";
        Answer answer = run(aliases);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(type(answer)).endsWith("#problem-yaml-too-many-aliases");
    }

    @Test
    void a_document_that_is_nested_too_deeply_has_a_problem_of_its_own() {
        Answer answer = run("x: " + "[".repeat(70) + "]".repeat(70));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(type(answer)).endsWith("#problem-yaml-too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "\"a\\u0000b\"", "\"\\ud800\"", "[{\"a\":[\"\\u0000\"]}]"})
    void what_nothing_behind_the_edge_can_hold_is_refused_at_the_edge(String value) {
        Answer answer = changeMode("{\"mode\":" + value + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/code").asText()).isIn("number_out_of_range", "text_not_storable");
        assertThat(answer.json().at("/errors/0/path").asText()).startsWith("mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"})
    void a_body_that_is_said_to_be_something_else_than_json_is_refused(String contentType) {
        Answer answer = APP.call("changeMode")
                .as(TestApp.someone(Mode.DEVELOPER))
                .header("Content-Type", contentType)
                .text("{\"mode\":\"normie\"}")
                .send();
        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON;charset=UTF-8", "application/problem+json"})
    void every_way_to_say_json_is_understood(String contentType) {
        Answer answer = APP.call("changeMode")
                .as(TestApp.someone(Mode.DEVELOPER))
                .header("Content-Type", contentType)
                .text("{\"mode\":\"normie\"}")
                .send();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_schema_that_a_cache_holds_is_not_sent_again() {
        Answer first = APP.call("schema").path("type", "bundle").send();
        Answer second = APP.call("schema")
                .path("type", "bundle")
                .header("If-None-Match", "\"old\", W/" + first.header("etag"))
                .send();
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.header("etag")).isEqualTo(first.header("etag"));
    }
}
