package dev.amplifier.functions.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.ExecutionRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run, as a caller asks for it. Shapes and limits stand in the OpenAPI document.
 *
 * @param type {@code prompt} or {@code recipe}; null counts as a recipe
 * @param recipeYaml a recipe's text
 * @param galleryId or else the id or name of a recipe of the gallery
 * @param inputs values for the recipe's context
 * @param prompt a prompt
 * @param bundle name or text of the bundle that a prompt runs with
 * @param conversation earlier messages of a prompt
 * @param model the model asked for
 * @param maxCostUsd ceiling in US dollars
 * @param files further texts by relative path
 * @param compatibility {@code lenient} or {@code strict}; null counts as lenient
 * @param images what is shown with a prompt
 */
public record ExecuteBody(
        @JsonProperty("type") @Nullable String type,
        @JsonProperty("recipe_yaml") @Nullable String recipeYaml,
        @JsonProperty("gallery_id") @Nullable String galleryId,
        @JsonProperty("inputs") Map<String, JsonNode> inputs,
        @JsonProperty("prompt") @Nullable String prompt,
        @JsonProperty("bundle") @Nullable String bundle,
        @JsonProperty("conversation") List<ExecutionRequest.Message> conversation,
        @JsonProperty("model") @Nullable String model,
        @JsonProperty("max_cost_usd") @Nullable BigDecimal maxCostUsd,
        @JsonProperty("files") Map<String, String> files,
        @JsonProperty("compatibility") @Nullable String compatibility,
        @JsonProperty("images") List<ExecutionRequest.Image> images) {

    /** Turns missing collections into empty ones. */
    public ExecuteBody {
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
        conversation = conversation == null ? List.of() : List.copyOf(conversation);
        files = files == null ? Map.of() : Map.copyOf(files);
        images = images == null ? List.of() : List.copyOf(images);
    }

    /** A recipe to run, with the caller's values. */
    public static ExecuteBody recipe(
            @Nullable String recipeYaml, @Nullable String galleryId, Map<String, JsonNode> inputs) {
        return new ExecuteBody(
                "recipe", recipeYaml, galleryId, inputs, null, null, List.of(), null, null, Map.of(), null, List.of());
    }

    /** {@code lenient} or {@code strict}. */
    public String compatibilityOrDefault() {
        return compatibility == null ? "lenient" : compatibility;
    }

    /** The same with another ceiling in US dollars; null for none. */
    public ExecuteBody withCeiling(@Nullable BigDecimal ceiling) {
        return new ExecuteBody(
                type,
                recipeYaml,
                galleryId,
                inputs,
                prompt,
                bundle,
                conversation,
                model,
                ceiling,
                files,
                compatibility,
                images);
    }
}
