package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs steered from outside while a model answers, on the whole system; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ControlStagedAppsCheck {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @TempDir
    static Path folder;

    private static SystemUnderTest system;

    @BeforeAll
    static void start() throws Exception {
        system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "40")).start();
        system.signIn("ana");
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    void a_pause_holds_an_answer_in_its_middle_and_a_resume_lets_it_go_on() throws Exception {
        String id = system.run(SlowRecipe.ofSteps(1));
        try (WatchedStream stream = answering(id, "step-1")) {
            system.post("/api/executions/" + id + "/pause", NOTHING);
            await().atMost(LONG).until(() -> status(id).equals("paused"));
            await().atMost(LONG).until(() -> {
                long before = stream.count("content_block:delta", "step-1");
                for (int look = 0; look < 10; look++) {
                    stream.look();
                }
                return stream.count("content_block:delta", "step-1") == before;
            });
            assertThat(stream.has("content_block:end", "step-1")).isFalse();

            system.post("/api/executions/" + id + "/resume", NOTHING);

            await().atMost(LONG).until(() -> stream.look().has("execution:complete", ""));
            assertThat(stream.has("execution:paused", "")).isTrue();
            assertThat(stream.has("execution:resumed", "")).isTrue();
            assertThat(status(id)).isEqualTo("completed");
        }
    }

    @Test
    void a_cancelled_run_ends_in_mid_answer_and_begins_no_further_step() throws Exception {
        String id = system.run(SlowRecipe.ofSteps(2));
        try (WatchedStream stream = answering(id, "step-1")) {
            system.post("/api/executions/" + id + "/cancel", NOTHING);

            await().atMost(LONG).until(() -> stream.look().has("execution:cancelled", ""));
            assertThat(status(id)).isEqualTo("cancelled");
            assertThat(stream.has("step:complete", "step-1")).isFalse();
            assertThat(stream.has("step:start", "step-2")).isFalse();
        }
    }

    @Test
    void a_graceful_end_lets_the_answer_finish_says_what_it_waits_for_and_begins_no_further_step() throws Exception {
        String id = system.run(SlowRecipe.ofSteps(2));
        try (WatchedStream stream = answering(id, "step-1")) {
            ObjectNode graceful = JsonNodeFactory.instance.objectNode().put("level", "graceful");
            system.post("/api/executions/" + id + "/cancel", graceful);
            await().atMost(LONG).until(() -> stream.look().has("cancel:requested", "step-1"));
            await().atMost(LONG)
                    .until(() -> system.get("/api/executions/" + id)
                            .path("cancelling")
                            .asText()
                            .equals("graceful"));
            assertThat(system.post("/api/executions/" + id + "/cancel", graceful)
                            .path("message")
                            .asText())
                    .contains("ending already");

            await().atMost(LONG).until(() -> stream.look().has("execution:cancelled", ""));

            JsonNode ended = system.ended(id);
            assertThat(ended.path("status").asText()).isEqualTo("cancelled");
            assertThat(ended.path("outputs").toString()).isNotEqualTo("{}");
            assertThat(stream.has("content_block:end", "step-1")).isTrue();
            assertThat(stream.has("step:complete", "step-1")).isTrue();
            assertThat(stream.has("cancel:completed", "step-1")).isTrue();
            assertThat(stream.has("step:start", "step-2")).isFalse();
        }
    }

    @Test
    void an_end_at_once_follows_a_graceful_one_in_mid_answer() throws Exception {
        String id = system.run(SlowRecipe.ofSteps(2));
        try (WatchedStream stream = answering(id, "step-1")) {
            system.post(
                    "/api/executions/" + id + "/cancel",
                    JsonNodeFactory.instance.objectNode().put("level", "graceful"));
            await().atMost(LONG).until(() -> stream.look().has("cancel:requested", "step-1"));

            system.post("/api/executions/" + id + "/cancel", NOTHING);

            await().atMost(LONG).until(() -> stream.look().has("execution:cancelled", ""));
            assertThat(stream.has("content_block:end", "step-1")).isFalse();
            assertThat(stream.has("step:complete", "step-1")).isFalse();
        }
    }

    @Test
    void a_rerun_from_a_step_keeps_what_the_steps_before_it_made() throws Exception {
        String id = system.run(SlowRecipe.ofSteps(2));
        JsonNode first = system.ended(id);
        ObjectNode from = JsonNodeFactory.instance.objectNode().put("from_step", "step-2");

        String again = system.post("/api/executions/" + id + "/rerun", from)
                .path("execution_id")
                .asText();

        JsonNode second = system.ended(again);
        assertThat(second.path("status").asText()).isEqualTo("completed");
        assertThat(second.path("outputs")).isEqualTo(first.path("outputs"));
        try (WatchedStream stream = new WatchedStream(again).connect(system)) {
            assertThat(stream.has("prompt:submit", "step-1")).isFalse();
            assertThat(stream.has("prompt:submit", "step-2")).isTrue();
        }
    }

    private static WatchedStream answering(String id, String step) throws Exception {
        WatchedStream stream = new WatchedStream(id).connect(system);
        await().atMost(LONG).until(() -> stream.look().has("content_block:delta", step));
        return stream;
    }

    private static String status(String id) throws Exception {
        return system.get("/api/executions/" + id).path("status").asText();
    }
}
