package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.local.telemetry.TelemetryHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace through the whole system; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceStagedAppsCheck {

    private static final Set<String> LEVELS = Set.of("http_request", "execution", "activity", "model_call");

    @TempDir
    Path folder;

    @Test
    void a_request_its_execution_an_activity_and_a_model_call_are_one_trace_across_both_apps() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "0")).start()) {
            system.signIn("ana");
            system.ended(system.run(SlowRecipe.ofSteps(1)));

            JsonNode trace = await().atMost(Duration.ofSeconds(30))
                    .until(() -> whole(system.get(TelemetryHandler.ROOT + ".json")), found -> !found.isMissingNode());

            Map<String, JsonNode> spans = new HashMap<>();
            trace.forEach(span -> spans.put(span.path("spanId").asText(), span));
            JsonNode model = spans.values().stream()
                    .filter(span -> span.path("name").asText().equals("model_call"))
                    .findFirst()
                    .orElseThrow();
            JsonNode activity = spans.get(model.path("parentId").asText());
            JsonNode execution = spans.get(activity.path("parentId").asText());
            JsonNode request = spans.get(execution.path("parentId").asText());
            assertThat(activity.path("service").asText()).isEqualTo("warm-pool-host");
            assertThat(request.path("service").asText()).isEqualTo("functions");
            assertThat(request.path("attributes").path("operation").asText()).isEqualTo("execute");
        }
    }

    /** The first trace that has every level; missing if there is none yet. */
    private static JsonNode whole(JsonNode telemetry) {
        for (JsonNode trace : telemetry.path("traces")) {
            Set<String> names = new TreeSet<>();
            trace.forEach(span -> names.add(span.path("name").asText()));
            if (names.containsAll(LEVELS)) {
                return trace;
            }
        }
        return telemetry.path("traces").path("none");
    }
}
