package dev.amplifier.functions.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void every_operation_of_the_document_is_served_and_nothing_else() {
        assertThat(APP.functions())
                .containsExactlyInAnyOrderElementsOf(
                        TestApp.document().operations().keySet());
    }

    @Test
    void the_document_and_its_page_are_served_without_anything_from_elsewhere() {
        assertThat(APP.call("openapi").send().json().get("openapi").asText()).startsWith("3.1");
        Answer page = APP.call("docs").send();
        assertThat(page.text())
                .contains("startGitHubSignIn", "problem-over-quota")
                .doesNotContain("<script", "src=");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'", "style-src 'sha256-");
    }

    @Test
    void every_answer_carries_the_headers_that_keep_a_browser_from_harm() {
        Answer answer = APP.call("me").send();
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.header("x-request-id")).isNotBlank();
    }

    @Test
    void every_operation_that_needs_a_token_refuses_a_call_without_one() {
        TestApp.document().operations().forEach((name, operation) -> {
            boolean tokenNeeded = !operation.has("security");
            if (tokenNeeded) {
                Answer answer = APP.call(name)
                        .path("id", "00000000-0000-0000-0000-000000000000")
                        .path("stage", "s")
                        .text("{}")
                        .send();
                assertThat(answer.status()).as(name).isEqualTo(401);
            }
        });
    }

    @Test
    void the_health_page_has_the_pools_figures_and_asks_a_host_for_them_twice_a_minute_at_most() {
        try (TestApp app = new TestApp()) {
            app.relay().onInstruction(request -> {});
            JsonNode pool = app.call("health").send().json().at("/parts/pool");
            app.call("health").send();

            assertThat(pool.path("status").asText()).isEqualTo("ok");
            assertThat(pool.at("/details/warm").asInt()).isEqualTo(5);
            assertThat(pool.at("/details/longest_wait_micros").asInt()).isEqualTo(840);
            assertThat(app.hub().poolReads()).isEqualTo(1);
        }
    }

    @Test
    void a_part_that_is_down_is_named_by_the_health_page() {
        try (TestApp app = new TestApp()) {
            app.relay().onInstruction(request -> {});
            assertThat(app.call("health").send().status()).isEqualTo(200);
            app.hub().goDown();
            Answer answer = app.call("health").send();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().at("/parts/task_hub/status").asText()).isEqualTo("failing");
            assertThat(answer.json().at("/parts/database/status").asText()).isEqualTo("ok");
        }
    }
}
