package dev.amplifier.functions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks bodies against the schemas of the document, so that the limits stand in one place. Safe for use by several threads.
 */
public final class BodyCheck {

    private static final String BASE = "https://playground.invalid/openapi";
    private static final int MOST_FINDINGS = 20;

    private final OpenApiDocument document;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** Checks against this document. */
    public BodyCheck(OpenApiDocument document) {
        this.document = document;
        String text = document.root().toString();
        JsonMetaSchema quiet = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        this.factory = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
                .metaSchema(quiet)
                .defaultMetaSchemaIri(quiet.getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, text)))
                .build();
        this.config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .build();
    }

    /**
     * Lets a request body through.
     *
     * @throws Problem that lists what is wrong with it
     */
    public JsonNode request(String operationId, JsonNode body) {
        String pointer = "/paths/" + pathAndMethod(operationId) + "/requestBody/content/application~1json/schema";
        List<Finding> findings = findings(chosen(pointer, body), body);
        if (!findings.isEmpty()) {
            throw Problem.malformed(
                    "The body is not what " + operationId + " takes: "
                            + findings.getFirst().message() + ". See /api/docs.",
                    findings);
        }
        return body;
    }

    /** What is wrong with a document, by the schema at this JSON pointer into the OpenAPI document; empty if nothing is. */
    public List<Finding> findings(String pointer, JsonNode body) {
        return schema(pointer).validate(body).stream()
                .sorted(Comparator.comparing(
                        message -> message.getInstanceLocation().toString()))
                .limit(MOST_FINDINGS)
                .map(BodyCheck::finding)
                .toList();
    }

    /** Where the operation stands in the document, as a part of a JSON pointer. */
    public String pathAndMethod(String operationId) {
        JsonNode wanted = document.operation(operationId);
        for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue() == wanted) {
                    return path.getKey().replace("~", "~0").replace("/", "~1") + "/" + method.getKey();
                }
            }
        }
        throw new IllegalArgumentException("No operation " + operationId);
    }

    /** Follows a discriminator, so that the findings are about the alternative that the caller meant. */
    private String chosen(String pointer, JsonNode body) {
        JsonNode schema = document.root().at(pointer);
        String target = pointer;
        if (schema.has("$ref")) {
            target = schema.get("$ref").asText().substring(1);
            schema = document.root().at(target);
        }
        JsonNode discriminator = schema.path("discriminator");
        if (discriminator.isMissingNode()) {
            return target;
        }
        String property = discriminator.path("propertyName").asText();
        JsonNode mapping = discriminator.path("mapping");
        String choice = mapping.path(body.path(property).asText()).asText();
        if (choice.isEmpty()) {
            String allowed = String.join(" or ", names(mapping));
            throw Problem.malformed(
                    "The field " + property + " is " + allowed + ".",
                    List.of(Finding.at(property, "enum", property + " is " + allowed)));
        }
        return choice.substring(1);
    }

    private JsonSchema schema(String pointer) {
        return compiled.computeIfAbsent(pointer, at -> factory.getSchema(SchemaLocation.of(BASE + "#" + at), config));
    }

    private static List<String> names(JsonNode mapping) {
        return mapping.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String path(JsonNodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            if (location.getElement(i) instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(location.getElement(i));
            }
        }
        return path.toString();
    }

    private static Finding finding(ValidationMessage message) {
        String path = path(message.getInstanceLocation());
        String text = message.getMessage();
        String plain = text.substring(text.indexOf(':') + 1).strip();
        return Finding.at(path, message.getType(), (path.isEmpty() ? "the body" : path) + " " + plain);
    }
}
