package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orchestration's custom status while it runs: small, and rewritten as the run goes on.
 *
 * @param status {@code queued}, {@code running}, {@code waiting_approval}, {@code paused}, {@code completed}, {@code failed},
 *     {@code cancelled} or {@code denied}
 * @param steps the steps so far, in the order they started, at most 500
 * @param approval the gate that waits; null if none does
 * @param usage what model calls used so far
 * @param cancelling how it is being cancelled while something is still waited for, {@link ControlRequest#GRACEFUL}; null if it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionStatus(
        @JsonProperty("status") String status,
        @JsonProperty("steps") List<Step> steps,
        @JsonProperty("approval") @Nullable Approval approval,
        @JsonProperty("usage") Usage usage,
        @JsonProperty("cancelling") @Nullable String cancelling) {

    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "denied");

    /** Where an execution stands that nobody is cancelling. */
    public ExecutionStatus(String status, List<Step> steps, @Nullable Approval approval, Usage usage) {
        this(status, steps, approval, usage, null);
    }

    /** Whether the work is over; the orchestration itself may still be announcing it. */
    public boolean over() {
        return ENDS.contains(status);
    }

    /**
     * One step.
     *
     * @param path its path, as in {@link EventEnvelope#step()}
     * @param id the step's own id
     * @param state {@code running}, {@code completed}, {@code failed}, {@code skipped}, {@code waiting_approval} or {@code cancelled}
     * @param startedAt ISO-8601 instant; null if it was skipped
     * @param endedAt ISO-8601 instant; null while it runs
     * @param attempt from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @JsonProperty("path") String path,
            @JsonProperty("id") String id,
            @JsonProperty("state") String state,
            @JsonProperty("started_at") @Nullable String startedAt,
            @JsonProperty("ended_at") @Nullable String endedAt,
            @JsonProperty("attempt") int attempt) {}

    /**
     * A gate that waits for somebody.
     *
     * @param stage the gate's name; inside a sub-recipe {@code parent-stage/child-stage}
     * @param prompt what the reviewer is asked
     * @param expiresAt ISO-8601 instant; null if it waits for ever
     * @param onTimeout {@code approve} or {@code deny}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approval(
            @JsonProperty("stage") String stage,
            @JsonProperty("prompt") String prompt,
            @JsonProperty("expires_at") @Nullable String expiresAt,
            @JsonProperty("on_timeout") String onTimeout) {}
}
