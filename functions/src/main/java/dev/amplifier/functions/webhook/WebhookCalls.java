package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.quota.Quotas;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Serves calls of webhooks. The execution's id is made from the webhook and the message's id or idempotency key, so that the task hub itself
 * refuses to start the same call twice, whichever process gets it. Safe for use by several threads.
 */
final class WebhookCalls {

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};
    private static final int LONGEST_WAIT_SECONDS = 120;

    private final RecipeSource recipes;
    private final ExecutionStarter starter;
    private final Executions executions;
    private final WebhookSeal seal;
    private final Quotas quotas;
    private final InstantSource clock;

    /** Starts and steers executions with these parts. */
    WebhookCalls(
            RecipeSource recipes,
            ExecutionStarter starter,
            Executions executions,
            WebhookSeal seal,
            Quotas quotas,
            InstantSource clock) {
        this.recipes = recipes;
        this.starter = starter;
        this.executions = executions;
        this.seal = seal;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Starts the sealed recipe, or finds the execution that the same idempotency key started before.
     *
     * @throws Problem if the address or the signature is not right, the id was used, or a quota is used up
     */
    ApiResponse call(ApiRequest call, String token, Orchestrations hub) {
        SealedWebhook webhook = open(token);
        String messageId = verified(call, call.body().orElse(""), webhook, token);
        WebhookExecutions own = own(webhook, token);
        Optional<String> key = call.header("idempotency-key");
        String id = own.idOf(key.map(text -> "key/" + text).orElse("message/" + messageId));
        boolean known = hub.find(id).isPresent();
        if (known && key.isEmpty()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "A call with this webhook-id was served before. Use a new id for a new run, or an Idempotency-Key to ask again.");
        }
        if (!known) {
            start(call, webhook, inputs(call.json()), id, hub);
        }
        return own.answer(id, hub.await(id, Duration.ofSeconds(wait(call))));
    }

    /**
     * Where an execution of this webhook stands.
     *
     * @throws Problem if the address or the signature (over the execution's id) is not right, or the execution is not this webhook's
     */
    ApiResponse status(ApiRequest call, String token, String id, Orchestrations hub) {
        SealedWebhook webhook = open(token);
        verified(call, id, webhook, token);
        WebhookExecutions own = own(webhook, token);
        String ownId = own.own(id);
        return own.answer(ownId, hub.await(ownId, Duration.ofSeconds(wait(call))));
    }

    /**
     * Decides a gate of an execution of this webhook.
     *
     * @param body checked against the contract
     * @throws Problem if the address or the signature is not right, the execution is not this webhook's, or no such gate waits
     */
    ApiResponse decide(ApiRequest call, String token, JsonNode body, Orchestrations hub) {
        SealedWebhook webhook = open(token);
        verified(call, call.body().orElse(""), webhook, token);
        String id = own(webhook, token).own(body.get("execution_id").asText());
        return executions.decide(
                id,
                body.get("stage").asText(),
                body.get("decision").asText(),
                body.path("message").asText(null),
                Json.mapper().convertValue(body.path("context"), VALUES),
                webhook.owner(),
                hub);
    }

    /** An OpenAPI document of this webhook. */
    ApiResponse describe(String token) {
        SealedWebhook webhook = open(token);
        RecipeSource.Checked recipe = recipe(webhook, webhook.inputs());
        return ApiResponse.json(200, WebhookDocument.of(webhook, recipe, token));
    }

    /** The webhook of a token, if this user minted it. */
    Optional<OwnWebhook> ofOwner(String token, Identity owner) {
        return seal.open(token)
                .filter(webhook -> webhook.owner().id().equals(owner.id()))
                .map(webhook -> new OwnWebhook(this, webhook, token));
    }

    private static Map<String, JsonNode> inputs(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.malformed("The body is a JSON object with the recipe's inputs.", List.of());
        }
        return Json.mapper().convertValue(body, VALUES);
    }

    /** Starts an execution of this id, if both quotas allow it. */
    void start(ApiRequest call, SealedWebhook webhook, Map<String, JsonNode> own, String id, Orchestrations hub) {
        Map<String, JsonNode> inputs = new HashMap<>(webhook.inputs());
        inputs.putAll(own);
        RecipeSource.Checked recipe = recipe(webhook, inputs);
        ExecuteBody asked = WebhookMint.asked(recipe.yaml(), null, inputs).withCeiling(webhook.maxCostUsd());
        UUID counted = UUID.randomUUID();
        if (webhook.maxPerHour() != null) {
            quotas.admitCall(counted, "webhook/" + webhook.id(), webhook.maxPerHour())
                    .orThrow();
        }
        boolean started = false;
        try {
            starter.start(starter.request(id, call, webhook.owner(), asked, recipe), webhook.owner(), hub);
            started = true;
        } finally {
            if (!started && webhook.maxPerHour() != null) {
                quotas.refund(counted);
            }
        }
    }

    RecipeSource.Checked recipe(SealedWebhook webhook, Map<String, JsonNode> inputs) {
        return recipes.recipe(
                WebhookMint.asked(webhook.recipeYaml(), webhook.galleryId(), inputs),
                webhook.owner().mode());
    }

    private SealedWebhook open(String token) {
        return seal.open(token)
                .orElseThrow(
                        () -> Problem.of(
                                ProblemType.NOT_FOUND,
                                "This webhook does not exist, was changed on its way, has expired or was revoked. Mint a new one."));
    }

    private String verified(ApiRequest call, String content, SealedWebhook webhook, String token) {
        return StandardSignature.verify(call, content, seal.secret(webhook.id(), token), clock.instant());
    }

    WebhookExecutions own(SealedWebhook webhook, String token) {
        return new WebhookExecutions(token, seal.secret(webhook.id(), token));
    }

    private static int wait(ApiRequest call) {
        String text = call.parameter("wait").orElse("0");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LONGEST_WAIT_SECONDS) {
            throw Problem.malformed("wait is a number of seconds from 0 to " + LONGEST_WAIT_SECONDS + ".", List.of());
        }
        return Integer.parseInt(text);
    }
}
