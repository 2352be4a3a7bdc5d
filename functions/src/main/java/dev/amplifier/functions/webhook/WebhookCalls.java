package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.quota.CallRate;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Keyring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Serves calls of webhooks. The execution's id is made from the webhook and the message's id or idempotency key, so that the task hub itself
 * refuses to start the same call twice, whichever process gets it. Safe for use by several threads.
 */
public final class WebhookCalls {

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};
    private static final int LONGEST_WAIT_SECONDS = 120;

    private final RecipeSource recipes;
    private final ExecutionStarter starter;
    private final WebhookSeal seal;
    private final CallRate rate;
    private final InstantSource clock;

    /** Starts executions with these parts. */
    public WebhookCalls(
            RecipeSource recipes, ExecutionStarter starter, Keyring keyring, CallRate rate, InstantSource clock) {
        this.recipes = recipes;
        this.starter = starter;
        this.seal = new WebhookSeal(keyring, clock);
        this.rate = rate;
        this.clock = clock;
    }

    /**
     * Starts the sealed recipe, or finds the execution that the same idempotency key started before.
     *
     * @throws Problem if the address or the signature is not right, the id was used, or a quota is used up
     */
    public ApiResponse call(ApiRequest call, String token, Orchestrations hub) {
        SealedWebhook webhook = open(token);
        String messageId = StandardSignature.verify(call, seal.secret(webhook.id(), token), clock.instant());
        Optional<String> key = call.header("idempotency-key");
        String id = executionId(webhook, key.map(text -> "key/" + text).orElse("message/" + messageId));
        boolean known = hub.find(id).isPresent();
        if (known && key.isEmpty()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "A call with this webhook-id was served before. Use a new id for a new run, or an Idempotency-Key to ask again.");
        }
        if (!known) {
            start(call, webhook, id, hub);
        }
        return result(id, hub.await(id, Duration.ofSeconds(wait(call))));
    }

    /** An OpenAPI document of this webhook. */
    public ApiResponse describe(String token) {
        SealedWebhook webhook = open(token);
        RecipeSource.Checked recipe = recipe(webhook, webhook.inputs());
        return ApiResponse.json(200, WebhookDocument.of(webhook, recipe, token));
    }

    private void start(ApiRequest call, SealedWebhook webhook, String id, Orchestrations hub) {
        if (webhook.maxPerHour() != null) {
            rate.admit(webhook.id().toString(), webhook.maxPerHour()).orThrow();
        }
        Map<String, JsonNode> inputs = new HashMap<>(webhook.inputs());
        JsonNode body = call.json();
        if (!body.isObject()) {
            throw Problem.malformed("The body is a JSON object with the recipe's inputs.", List.of());
        }
        inputs.putAll(Json.mapper().convertValue(body, VALUES));
        RecipeSource.Checked recipe = recipe(webhook, inputs);
        ExecuteBody asked = WebhookMint.asked(recipe.yaml(), null, inputs).withCeiling(webhook.maxCostUsd());
        starter.start(starter.request(id, call, webhook.owner(), asked, recipe), webhook.owner(), hub);
    }

    private RecipeSource.Checked recipe(SealedWebhook webhook, Map<String, JsonNode> inputs) {
        return recipes.recipe(
                WebhookMint.asked(webhook.recipeYaml(), webhook.galleryId(), inputs),
                webhook.owner().mode());
    }

    private SealedWebhook open(String token) {
        return seal.open(token)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "This webhook does not exist, was changed on its way, or has expired. Mint a new one."));
    }

    private static ApiResponse result(String id, Optional<Orchestrations.Instance> instance) {
        ExecutionView view = instance.map(found -> ExecutionView.of(found, List.of()))
                .orElseThrow(() -> Problem.unavailable("task hub", 5));
        boolean ended = instance.get().runtimeStatus().ended();
        return ApiResponse.json(
                ended ? 200 : 202,
                new Result(id, view.status(), "/api/executions/" + id, ended ? view.outputs() : null, view.error()));
    }

    private static int wait(ApiRequest call) {
        String text = call.parameter("wait").orElse("0");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LONGEST_WAIT_SECONDS) {
            throw Problem.malformed("wait is a number of seconds from 0 to " + LONGEST_WAIT_SECONDS + ".", List.of());
        }
        return Integer.parseInt(text);
    }

    private static String executionId(SealedWebhook webhook, String call) {
        return UUID.nameUUIDFromBytes(("webhook/" + webhook.id() + "/" + call).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Result(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("status") String status,
            @JsonProperty("status_url") String statusUrl,
            @JsonProperty("outputs") @Nullable Map<String, JsonNode> outputs,
            @JsonProperty("error") ActivityResult.@Nullable Failure error) {}
}
