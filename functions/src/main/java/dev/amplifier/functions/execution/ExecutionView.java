package dev.amplifier.functions.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution as its owner sees it, put together from the orchestration's status, output and history.
 *
 * @param executionId its id
 * @param type {@code prompt} or {@code recipe}
 * @param name the recipe's name; null for a prompt
 * @param status {@code queued}, {@code running}, {@code waiting_approval}, {@code paused}, {@code completed}, {@code failed},
 *     {@code cancelled} or {@code denied}
 * @param createdAt ISO-8601 instant
 * @param steps the steps so far
 * @param cancelling {@code graceful} while it ends when what is under way is over; null if it does not
 * @param approval the gate that waits; null if none does
 * @param outputs outputs by name; empty while it runs; of a cancelled one what there was of them
 * @param error why it failed; null if it did not
 * @param usage what model calls used so far
 * @param maxCostUsd ceiling that it was started with, in US dollars; null for none
 * @param events the events kept of finished steps, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionView(
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("type") String type,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("status") String status,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("steps") List<ExecutionStatus.Step> steps,
        @JsonProperty("cancelling") @Nullable String cancelling,
        @JsonProperty("approval") ExecutionStatus.@Nullable Approval approval,
        @JsonProperty("outputs") Map<String, JsonNode> outputs,
        @JsonProperty("error") ActivityResult.@Nullable Failure error,
        @JsonProperty("usage") Usage usage,
        @JsonProperty("max_cost_usd") @Nullable BigDecimal maxCostUsd,
        @JsonProperty("events") List<EventEnvelope> events) {

    private static final ExecutionStatus NOTHING_YET = new ExecutionStatus("queued", List.of(), null, Usage.NONE);

    private static final ActivityResult.Failure UNEXPECTED = new ActivityResult.Failure(
            "internal",
            "The execution ended because of a fault of the playground. Run it again; if it happens again, report its id.",
            true);

    /** Puts the parts together. */
    public static ExecutionView of(Orchestrations.Instance instance, List<EventEnvelope> kept) {
        ExecutionRequest request = instance.request();
        ExecutionResult result = result(instance);
        ExecutionStatus status = result.finalStatus();
        List<EventEnvelope> events = new ArrayList<>();
        events.add(ExecutionStarter.queued(request));
        events.addAll(kept);
        return new ExecutionView(
                request.executionId(),
                request.type(),
                request.recipeName(),
                result.status(),
                request.createdAt(),
                status.steps(),
                instance.runtimeStatus().ended() ? null : status.cancelling(),
                instance.runtimeStatus().ended() ? null : status.approval(),
                result.outputs(),
                result.error(),
                status.usage(),
                request.maxCostUsd(),
                events);
    }

    private static ExecutionResult result(Orchestrations.Instance instance) {
        ExecutionStatus status = instance.customStatus() == null
                ? NOTHING_YET
                : Json.mapper().convertValue(instance.customStatus(), ExecutionStatus.class);
        return switch (instance.runtimeStatus()) {
            case PENDING, RUNNING -> unfinished(status.status(), status, null);
            case TERMINATED -> unfinished("cancelled", status, null);
            case FAILED -> unfinished("failed", status, UNEXPECTED);
            case COMPLETED ->
                instance.output() == null
                        ? unfinished("failed", status, UNEXPECTED)
                        : Json.mapper().convertValue(instance.output(), ExecutionResult.class);
        };
    }

    private static ExecutionResult unfinished(
            String status, ExecutionStatus steps, ActivityResult.@Nullable Failure error) {
        return new ExecutionResult(status, Map.of(), error, steps);
    }
}
