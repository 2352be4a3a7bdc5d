package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.authoring.InputSchema;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.platform.contract.Json;

/** An OpenAPI document of one webhook, made from the recipe's inputs. */
final class WebhookDocument {

    private WebhookDocument() {}

    static ObjectNode of(SealedWebhook webhook, RecipeSource.Checked recipe, String token) {
        ObjectNode document = Json.mapper().createObjectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", recipe.name()).put("version", "1");
        ObjectNode post = document.putObject("paths")
                .putObject("/api/hooks/" + token)
                .putObject("post")
                .put("operationId", "run")
                .put("summary", "Run " + recipe.name());
        post.putArray("security").addObject().putArray("signature");
        post.putObject("requestBody")
                .putObject("content")
                .putObject("application/json")
                .set("schema", InputSchema.of(recipe.yaml(), webhook.inputs()));
        ObjectNode responses = post.putObject("responses");
        responses.putObject("200").put("description", "Done in time; outputs by name");
        responses.putObject("202").put("description", "Started");
        document.putObject("components")
                .putObject("securitySchemes")
                .putObject("signature")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "webhook-signature")
                .put("description", "Standard Webhooks, with webhook-id and webhook-timestamp beside it");
        return document;
    }
}
