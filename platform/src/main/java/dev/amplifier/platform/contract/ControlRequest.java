package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instruction to a running execution: to its orchestration as the external event {@link Names#CONTROL_EVENT}, and to the hosts
 * through {@link Names#HOSTS_GROUP} where a step that is being run right now must hear of it.
 *
 * @param action {@code cancel}, {@code pause}, {@code resume}, {@code approve}, {@code deny} or, to hosts only, {@code replay}
 *     (send the events of the running steps again), {@code key} (here is the user's own key) and {@code forget_key}
 * @param executionId which execution
 * @param stage the gate that is decided, for {@code approve} and {@code deny}; null otherwise
 * @param message the reviewer's words; for {@code key} what {@link dev.amplifier.platform.token.OwnKeySeal} sealed; null if none
 * @param context variables that the reviewer changed, for {@code approve}; empty if none
 * @param level how to cancel, for {@code cancel}: {@link #GRACEFUL} or {@link #IMMEDIATE}, which null means too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlRequest(
        @JsonProperty("action") String action,
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("stage") @Nullable String stage,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("context") Map<String, JsonNode> context,
        @JsonProperty("level") @Nullable String level) {

    /** What is under way comes to its end, and nothing new is started. */
    public static final String GRACEFUL = "graceful";

    /** What is under way is abandoned. */
    public static final String IMMEDIATE = "immediate";

    /** Turns a missing context into an empty one. */
    public ControlRequest {
        context = context == null ? Map.of() : Map.copyOf(context);
    }

    /** An instruction without a level. */
    public ControlRequest(
            String action,
            String executionId,
            @Nullable String stage,
            @Nullable String message,
            Map<String, JsonNode> context) {
        this(action, executionId, stage, message, context, null);
    }

    /**
     * To cancel an execution.
     *
     * @param level {@link #GRACEFUL} or {@link #IMMEDIATE}
     */
    public static ControlRequest cancel(String executionId, String level) {
        return new ControlRequest("cancel", executionId, null, null, Map.of(), level);
    }

    /** Whether what is under way may come to its end. */
    @JsonIgnore
    public boolean isGraceful() {
        return GRACEFUL.equals(level);
    }
}
