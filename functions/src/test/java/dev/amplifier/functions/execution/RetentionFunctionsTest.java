package dev.amplifier.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.InMemoryHub;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetentionFunctionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final InMemoryHub hub = new InMemoryHub();

    @Test
    void an_execution_that_has_ended_is_forgotten_a_week_after_its_start_and_one_that_runs_is_not() {
        start("old", RetentionFunctions.KEPT.plusSeconds(1), true);
        start("recent", RetentionFunctions.KEPT.minusSeconds(1), true);
        start("waiting", RetentionFunctions.KEPT.plusDays(30), false);

        new RetentionFunctions((durable, message) -> hub, () -> NOW).forget("", null, null);

        assertThat(hub.find("old")).isEmpty();
        assertThat(hub.find("recent")).isPresent();
        assertThat(hub.find("waiting")).isPresent();
    }

    private void start(String id, Duration ago, boolean ended) {
        ExecutionRequest request = Json.read("""
                {"execution_id": "%s", "user_id": "1", "type": "recipe", "mode": "developer", "created_at": "%s",
                 "inputs": {}, "files": {}, "conversation": [], "compatibility": "lenient"}""".formatted(id, NOW.minus(ago)), ExecutionRequest.class);
        hub.start("RunRecipe", request);
        if (ended) {
            ExecutionStatus status = new ExecutionStatus("completed", List.of(), null, Usage.NONE);
            hub.end(id, new ExecutionResult("completed", Map.of(), null, status, null));
        }
    }
}
