package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.authoring.InputSchema;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.ApiRequest;
import java.util.Map;
import java.util.UUID;

/** A webhook in the hands of its owner, who needs no signature to use it. */
public final class OwnWebhook {

    private final WebhookCalls calls;
    private final SealedWebhook webhook;
    private final String token;

    OwnWebhook(WebhookCalls calls, SealedWebhook webhook, String token) {
        this.calls = calls;
        this.webhook = webhook;
        this.token = token;
    }

    /** The recipe's name. */
    public String name() {
        return webhook.name();
    }

    /** What a run takes. */
    public ObjectNode inputSchema() {
        return InputSchema.of(calls.recipe(webhook, webhook.inputs()).yaml(), webhook.inputs());
    }

    /**
     * Starts the recipe, within the owner's quota and the webhook's own.
     *
     * @return the execution's id
     * @throws dev.amplifier.functions.http.Problem if a quota is used up or the recipe can't run any more
     */
    public String start(ApiRequest call, Map<String, JsonNode> inputs, Orchestrations hub) {
        String id = calls.own(webhook, token).idOf("owner/" + UUID.randomUUID());
        calls.start(call, webhook, inputs, id, hub);
        return id;
    }
}
