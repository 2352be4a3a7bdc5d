package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of an orchestration that has ended. An expected failure is a result too: the orchestration itself completes.
 *
 * @param status {@code completed}, {@code failed}, {@code cancelled} or {@code denied}
 * @param outputs the run's outputs by name; a prompt's is {@code result}; what there was of them when the run was cancelled
 * @param error why it failed; null if it did not
 * @param finalStatus steps and usage at the end
 * @param history what each step did to the variables, for a re-run from a later step; null for a prompt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionResult(
        @JsonProperty("status") String status,
        @JsonProperty("outputs") Map<String, JsonNode> outputs,
        @JsonProperty("error") ActivityResult.@Nullable Failure error,
        @JsonProperty("final_status") ExecutionStatus finalStatus,
        @JsonProperty("history") @Nullable JsonNode history) {

    /** A result without a history. */
    public ExecutionResult(
            String status,
            Map<String, JsonNode> outputs,
            ActivityResult.@Nullable Failure error,
            ExecutionStatus finalStatus) {
        this(status, outputs, error, finalStatus, null);
    }
}
