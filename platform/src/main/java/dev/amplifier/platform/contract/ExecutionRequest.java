package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestration is started with. Written by {@code functions}, read by {@code durable-orchestrations}. Components are only
 * ever added at the end, and all but the first four may be absent in what an older version wrote.
 *
 * @param executionId the execution's id, which is also the orchestration's instance id
 * @param userId whose execution it is
 * @param type {@code prompt} or {@code recipe}
 * @param mode the user's mode when it was started: {@code normie}, {@code explorer}, {@code developer} or {@code expert}
 * @param createdAt ISO-8601 instant
 * @param recipeYaml the recipe's text, byte for byte; null for a prompt
 * @param recipeName a name to show; null for a prompt
 * @param files further texts by relative path: sub-recipes, bundles and the user's own files; empty if none
 * @param inputs values that overlay the recipe's {@code context}; empty if none
 * @param prompt the prompt; null for a recipe
 * @param bundle name of the bundle to run with, or its text; null for the default bundle
 * @param conversation earlier messages of a prompt, oldest first; empty if none
 * @param model the model asked for; null for the default
 * @param maxCostUsd ceiling for the whole execution in US dollars; null for none
 * @param timeoutSeconds hard stop, in seconds, 1 to 1 800
 * @param compatibility {@code lenient} or {@code strict}
 * @param traceParent W3C trace context of the request that started it; null if it had none
 * @param resumeFrom where to go on from, for a re-run or after a continue-as-new; null to start at the beginning
 * @param keyProvider the provider that the user gave a key of their own for, which the hosts hold in memory; null if none
 * @param images what is shown with a prompt; empty if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionRequest(
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("user_id") String userId,
        @JsonProperty("type") String type,
        @JsonProperty("mode") String mode,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("recipe_yaml") @Nullable String recipeYaml,
        @JsonProperty("recipe_name") @Nullable String recipeName,
        @JsonProperty("files") Map<String, String> files,
        @JsonProperty("inputs") Map<String, JsonNode> inputs,
        @JsonProperty("prompt") @Nullable String prompt,
        @JsonProperty("bundle") @Nullable String bundle,
        @JsonProperty("conversation") List<Message> conversation,
        @JsonProperty("model") @Nullable String model,
        @JsonProperty("max_cost_usd") @Nullable BigDecimal maxCostUsd,
        @JsonProperty("timeout_seconds") int timeoutSeconds,
        @JsonProperty("compatibility") String compatibility,
        @JsonProperty("trace_parent") @Nullable String traceParent,
        @JsonProperty("resume_from") @Nullable JsonNode resumeFrom,
        @JsonProperty("key_provider") @Nullable String keyProvider,
        @JsonProperty("images") List<Image> images) {

    /** Turns missing collections into empty ones. */
    public ExecutionRequest {
        files = files == null ? Map.of() : Map.copyOf(files);
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
        conversation = conversation == null ? List.of() : List.copyOf(conversation);
        images = images == null ? List.of() : List.copyOf(images);
    }

    /** The same request, to go on from elsewhere than the beginning. */
    public ExecutionRequest resumingFrom(JsonNode resume) {
        return new ExecutionRequest(
                executionId,
                userId,
                type,
                mode,
                createdAt,
                recipeYaml,
                recipeName,
                files,
                inputs,
                prompt,
                bundle,
                conversation,
                model,
                maxCostUsd,
                timeoutSeconds,
                compatibility,
                traceParent,
                resume,
                keyProvider,
                images);
    }

    /**
     * A picture. Stands in the history with the request and with the step that is shown it, and goes with them.
     *
     * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/gif} or {@code image/webp}
     * @param data its bytes in base64
     */
    public record Image(
            @JsonProperty("media_type") String mediaType,
            @JsonProperty("data") String data) {}

    /**
     * One earlier message.
     *
     * @param role {@code user} or {@code assistant}
     * @param content its text
     */
    public record Message(
            @JsonProperty("role") String role,
            @JsonProperty("content") String content) {}
}
