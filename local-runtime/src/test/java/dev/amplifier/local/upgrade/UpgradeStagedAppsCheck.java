package dev.amplifier.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.local.launcher.SystemUnderTest;
import dev.amplifier.local.launcher.WatchedStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The histories that an earlier version left when it was killed, and the present version on top of them; needs the function apps to be
 * packaged.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeStagedAppsCheck {

    @TempDir
    Path folder;

    @Test
    void what_an_earlier_version_began_is_ended_by_this_one_and_no_finished_step_runs_again() throws Exception {
        JsonNode recording;
        try (InputStream file = UpgradeStagedAppsCheck.class.getResourceAsStream("earlier-version.json")) {
            recording = new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
        Instant recorded = Instant.parse(recording.path("at").asText());
        Recording.restore(
                recording.path("tables"), folder.resolve("data/postgres"), Duration.between(recorded, Instant.now()));
        String gated = recording.path("gated").asText();
        String running = recording.path("running").asText();

        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "0")).start()) {
            system.signIn("ana");
            assertThat(system.get("/api/executions/" + gated).path("status").asText())
                    .isEqualTo("waiting_approval");
            system.post(
                    "/api/executions/" + gated + "/approvals/print",
                    JsonNodeFactory.instance.objectNode().put("decision", "approve"));

            JsonNode printed = system.ended(gated);
            JsonNode ran = system.ended(running);

            assertThat(printed.path("status").asText()).as(printed.toString()).isEqualTo("completed");
            assertThat(printed.at("/outputs/printed").asText()).contains("printed");
            assertThat(ran.path("status").asText()).as(ran.toString()).isEqualTo("completed");
            assertThat(ran.path("steps")).hasSize(3);
            try (WatchedStream stream = new WatchedStream(running).connect(system)) {
                assertThat(stream.runsOf("step-1"))
                        .containsExactly(recording.path("finished").asText());
                assertThat(stream.texts("step-3")).hasSize(1);
            }
        }
    }
}
