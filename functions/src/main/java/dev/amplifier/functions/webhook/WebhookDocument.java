package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.platform.contract.Json;
import java.util.HashMap;
import java.util.Map;

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
        ObjectNode schema = post.putObject("requestBody")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        inputs(webhook, recipe).forEach((name, value) -> {
            ObjectNode property = properties.putObject(name);
            property.put("type", type(value));
            property.set("default", value);
        });
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

    private static Map<String, JsonNode> inputs(SealedWebhook webhook, RecipeSource.Checked recipe) {
        Map<String, JsonNode> inputs = new HashMap<>();
        RecipeParser.parse(recipe.yaml()).recipe().ifPresent(parsed -> inputs.putAll(parsed.context()));
        inputs.putAll(webhook.inputs());
        return inputs;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            default -> "string";
        };
    }
}
