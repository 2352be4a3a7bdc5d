package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.platform.contract.ExecutionRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is to do. Stands in the orchestration's history: components are only added, and what is unknown is ignored.
 *
 * @param userId whose execution it is
 * @param agent {@code bundle:agent}, a bare name, or {@code self}
 * @param instruction what to do, with all variables filled in
 * @param bundle the bundle to run with: its name or its text; null for the default one
 * @param conversation earlier messages, oldest first
 * @param mode the step's mode; null if none
 * @param preferences models to try in order, the first on offer wins; empty for the default
 * @param timeoutSeconds time for this attempt, in seconds
 * @param costLeftUsd what the model calls may still cost, in US dollars; null for no ceiling
 * @param files texts to work with, by relative path
 * @param executionId whose step it is
 * @param keyProvider the provider that the user gave a key of their own for; null if none
 * @param overrides what is laid over the agent for this step, in the form of an agent's front matter; null if nothing
 * @param images what is shown with the instruction; empty if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AgentInput(
        @JsonProperty("user_id") String userId,
        @JsonProperty("agent") String agent,
        @JsonProperty("instruction") String instruction,
        @JsonProperty("bundle") @Nullable String bundle,
        @JsonProperty("conversation") List<ExecutionRequest.Message> conversation,
        @JsonProperty("mode") @Nullable String mode,
        @JsonProperty("preferences") List<Preference> preferences,
        @JsonProperty("timeout_seconds") double timeoutSeconds,
        @JsonProperty("cost_left_usd") @Nullable BigDecimal costLeftUsd,
        @JsonProperty("files") Map<String, String> files,
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("key_provider") @Nullable String keyProvider,
        @JsonProperty("overrides") @Nullable ObjectNode overrides,
        @JsonProperty("images") List<ExecutionRequest.Image> images) {

    /** Turns missing collections into empty ones. */
    public AgentInput {
        conversation = conversation == null ? List.of() : List.copyOf(conversation);
        preferences = preferences == null ? List.of() : List.copyOf(preferences);
        files = files == null ? Map.of() : Map.copyOf(files);
        images = images == null ? List.of() : List.copyOf(images);
    }

    /**
     * A model to try.
     *
     * @param provider its provider; null for the default one
     * @param model its name or a glob; null for the provider's default
     * @param role the kind of model, such as {@code fast}, where neither is named; null if one is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preference(
            @JsonProperty("provider") @Nullable String provider,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("role") @Nullable String role) {}
}
