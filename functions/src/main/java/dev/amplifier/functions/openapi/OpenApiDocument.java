package dev.amplifier.functions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The document and its operations. Immutable. */
public final class OpenApiDocument {

    private static final String RESOURCE = "/openapi.yaml";

    private final JsonNode root;
    private final Map<String, JsonNode> operations;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.operations = operations(root);
    }

    /** The document that this application was built with. */
    public static OpenApiDocument load() {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new OpenApiDocument(Json.toTree(yaml.load(Objects.requireNonNull(stream, RESOURCE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    /** The operations by {@code operationId}. */
    public Map<String, JsonNode> operations() {
        return operations;
    }

    /**
     * One operation.
     *
     * @throws IllegalArgumentException if the document has none of that id
     */
    public JsonNode operation(String operationId) {
        JsonNode operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException("No operation " + operationId);
        }
        return operation;
    }

    private static Map<String, JsonNode> operations(JsonNode root) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (JsonNode path : root.path("paths")) {
            for (Iterator<JsonNode> items = path.elements(); items.hasNext(); ) {
                JsonNode item = items.next();
                if (item.has("operationId")) {
                    byId.put(item.get("operationId").asText(), item);
                }
            }
        }
        return Map.copyOf(byId);
    }
}
