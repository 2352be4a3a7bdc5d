package dev.amplifier.local.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operation of an OpenAPI document.
 *
 * @param path with its parameters in braces
 * @param parameters those of the operation and of its path, references resolved
 * @param bodySchema what it takes as JSON; missing if it takes nothing
 * @param pointer where it stands in the document, as a JSON pointer
 */
record Operation(
        String id, String method, String path, List<JsonNode> parameters, JsonNode bodySchema, String pointer) {

    /** All operations of a document, in its order. */
    static List<Operation> all(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                if (operation.has("operationId")) {
                    List<JsonNode> parameters = new ArrayList<>();
                    path.getValue().path("parameters").forEach(one -> parameters.add(resolved(one, document)));
                    operation.path("parameters").forEach(one -> parameters.add(resolved(one, document)));
                    all.add(new Operation(
                            operation.get("operationId").asText(),
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            List.copyOf(parameters),
                            operation.at("/requestBody/content/application~1json/schema"),
                            "/paths/" + path.getKey().replace("~", "~0").replace("/", "~1") + "/" + method.getKey()));
                }
            }
        }
        return all;
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
