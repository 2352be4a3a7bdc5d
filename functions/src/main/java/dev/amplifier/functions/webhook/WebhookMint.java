package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Identity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mints webhooks. Nothing is kept of them. Safe for use by several threads. */
final class WebhookMint {

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

    /** Longer addresses get lost in proxies and servers on the way. */
    private static final int LONGEST_TOKEN = 7_000;

    private final RecipeSource recipes;
    private final WebhookSeal seal;
    private final URI publicUrl;
    private final InstantSource clock;

    /** Mints webhooks below this address. */
    WebhookMint(RecipeSource recipes, WebhookSeal seal, URI publicUrl, InstantSource clock) {
        this.recipes = recipes;
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * A new webhook of this caller.
     *
     * @throws Problem if the recipe has faults, is not open to the caller, or is too long for an address
     */
    ApiResponse mint(JsonNode body, Identity caller) {
        String yaml = body.path("recipe_yaml").asText(null);
        String galleryId = body.path("gallery_id").asText(null);
        Map<String, JsonNode> inputs =
                body.has("inputs") ? Json.mapper().convertValue(body.get("inputs"), VALUES) : Map.of();
        RecipeSource.Checked recipe = recipes.recipe(asked(yaml, galleryId, inputs), caller.mode());
        Instant expires = clock.instant()
                .plus(Duration.ofDays(body.path("expires_in_days").asInt(90)));
        SealedWebhook webhook = new SealedWebhook(
                UUID.randomUUID(),
                caller,
                yaml,
                galleryId,
                recipe.name(),
                inputs,
                body.hasNonNull("max_cost_usd") ? body.get("max_cost_usd").decimalValue() : null,
                body.hasNonNull("max_per_hour") ? body.get("max_per_hour").intValue() : null,
                expires.getEpochSecond(),
                seal.generation(caller.id()));
        String token = seal.seal(webhook);
        if (token.length() > LONGEST_TOKEN) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    "The recipe is too long to travel in an address: " + token.length() + " characters sealed, at most "
                            + LONGEST_TOKEN + ". Shorten it, or use a recipe of the gallery.");
        }
        URI url = publicUrl.resolve("/api/hooks/" + token);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(seal.secret(webhook.id(), token));
        return ApiResponse.json(201, new Minted(url, secret, expires.toString(), url, WebhookExamples.of(url, inputs)));
    }

    static ExecuteBody asked(@Nullable String yaml, @Nullable String galleryId, Map<String, JsonNode> inputs) {
        return ExecuteBody.recipe(yaml, galleryId, inputs);
    }

    private record Minted(
            @JsonProperty("url") URI url,
            @JsonProperty("secret") String secret,
            @JsonProperty("expires_at") String expiresAt,
            @JsonProperty("openapi_url") URI openapiUrl,
            @JsonProperty("examples") Map<String, String> examples) {}
}
