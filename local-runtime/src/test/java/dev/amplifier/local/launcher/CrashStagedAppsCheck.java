package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system killed in the middle of a recipe; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashStagedAppsCheck {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    @Test
    void a_killed_system_goes_on_from_the_last_finished_step_and_the_stream_has_every_event_once() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "15")).start()) {
            system.signIn("ana");
            String id = system.run(SlowRecipe.ofSteps(STEPS));
            try (WatchedStream stream = new WatchedStream(id).connect(system)) {
                await().atMost(LONG).until(() -> stream.look().has("content_block:delta", "step-3"));

                system.kill();
                Set<String> finishedBefore = stream.look().runsOf("step-1", "step-2");
                system.start();

                stream.connect(system);
                await().atMost(LONG).until(() -> stream.look().has("execution:complete", ""));
                JsonNode ended = system.get("/api/executions/" + id);
                assertThat(ended.path("status").asText()).isEqualTo("completed");
                assertThat(ended.path("steps")).hasSize(STEPS);
                assertThat(stream.runsOf("step-1", "step-2")).hasSize(2).isEqualTo(finishedBefore);
                for (int step = 1; step <= STEPS; step++) {
                    assertThat(stream.count("step:start", "step-" + step)).isEqualTo(1);
                    assertThat(stream.count("content_block:end", "step-" + step))
                            .isEqualTo(1);
                    assertThat(stream.count("step:complete", "step-" + step)).isEqualTo(1);
                }
            }
        }
    }
}
