package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.amplifier.orchestrations.drive.Activities;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import dev.amplifier.platform.telemetry.Spans;
import dev.amplifier.platform.telemetry.Telemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the last events of an execution and records how it ended. */
public final class FinishExecutionActivity {

    private final EffectStage stage;
    private final Telemetry telemetry;
    private final Spans spans;
    private final Consumer<String> ended;
    private final InstantSource clock;

    /**
     * The activity.
     *
     * @param ended hears the id of each execution that has ended
     */
    public FinishExecutionActivity(
            EffectStage stage, Telemetry telemetry, Spans spans, Consumer<String> ended, InstantSource clock) {
        this.spans = spans;
        this.stage = stage;
        this.telemetry = telemetry;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * How the execution ended.
     *
     * @param recipeName null for a prompt
     * @param traceParent null if the request that started it had no place in a trace
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record End(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("result") ExecutionResult result,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("user_mode") String userMode,
            @JsonProperty("recipe_name") @Nullable String recipeName,
            @JsonProperty("trace_parent") @Nullable String traceParent) {}

    /** Input: header and {@link End}; output: {@link ActivityResult}. */
    @FunctionName(Activities.FINISH_EXECUTION)
    public String run(@DurableActivityTrigger(name = "input") String input) {
        End end = Json.read(input, End.class);
        return stage.perform(input, (events, people, cancellation) -> {
            ended.accept(end.executionId());
            record(end);
            return new ActivityResult("ok", null, null, Usage.NONE, List.of());
        });
    }

    private void record(End end) {
        Instant began = Instant.parse(end.createdAt());
        EffectTrace.ofExecution(
                        end.executionId(),
                        end.traceParent(),
                        began,
                        Duration.between(began, clock.instant()),
                        end.result().status())
                .ifPresent(spans::record);
        boolean completed = end.result().status().equals("completed");
        String kind = end.recipeName() == null ? "execution_" : "recipe_execution_";
        double seconds = Duration.between(Instant.parse(end.createdAt()), clock.instant())
                        .toMillis()
                / 1000.0;
        ExecutionStatus status = end.result().finalStatus();
        BigDecimal cost = status.usage().costUsd();
        telemetry.event(
                kind + (completed ? "completed" : "failed"),
                Map.of(
                        "execution_id", end.executionId(),
                        "user_mode", end.userMode(),
                        "status", end.result().status()),
                Map.of(
                        "duration_seconds", seconds,
                        "step_count", (double) status.steps().size(),
                        "input_tokens", (double) status.usage().inputTokens(),
                        "output_tokens", (double) status.usage().outputTokens(),
                        "cost_usd", cost == null ? 0 : cost.doubleValue()));
    }
}
