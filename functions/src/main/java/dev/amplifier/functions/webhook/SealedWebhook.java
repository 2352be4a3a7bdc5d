package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.token.Identity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's address carries, readable by us alone.
 *
 * @param id random; the signing secret and the ids of its executions are made from it
 * @param owner whose quota and executions it uses
 * @param recipeYaml the recipe's text; null if it is one of the gallery
 * @param galleryId name of a gallery recipe; null if the text is here
 * @param name the recipe's name
 * @param inputs values that a call may overlay
 * @param maxCostUsd ceiling of one call; null for none
 * @param maxPerHour most calls an hour; null for the owner's quota only
 * @param expires seconds since 1970
 * @param generation how often its owner had revoked all webhooks when it was minted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SealedWebhook(
        @JsonProperty("i") UUID id,
        @JsonProperty("o") Identity owner,
        @JsonProperty("y") @Nullable String recipeYaml,
        @JsonProperty("g") @Nullable String galleryId,
        @JsonProperty("n") String name,
        @JsonProperty("v") Map<String, JsonNode> inputs,
        @JsonProperty("c") @Nullable BigDecimal maxCostUsd,
        @JsonProperty("h") @Nullable Integer maxPerHour,
        @JsonProperty("x") long expires,
        @JsonProperty("r") int generation) {

    SealedWebhook {
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
    }
}
