package dev.amplifier.functions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.functions.openapi.OpenApiDocument;
import dev.amplifier.platform.contract.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds requests and answers to the OpenAPI document. */
final class ContractCheck {

    /** Headers that any request may carry. */
    private static final Set<String> ANYWHERE = Set.of(
            "authorization",
            "cookie",
            "content-type",
            "traceparent",
            "origin",
            "if-none-match",
            "accept-encoding",
            "x-forwarded-for",
            "sec-fetch-site");

    private final OpenApiDocument document;
    private final BodyCheck schemas;

    ContractCheck(OpenApiDocument document) {
        this.document = document;
        this.schemas = new BodyCheck(document);
    }

    /** Every answer has a status, a type and a shape that the document names. */
    void answer(Call call, Answer answer) {
        String operation = call.operationId();
        JsonNode responses = document.operation(operation).path("responses");
        String key = responses.has(Integer.toString(answer.status())) ? Integer.toString(answer.status()) : "default";
        String pointer = "/paths/" + schemas.pathAndMethod(operation) + "/responses/" + key;
        JsonNode response = responses.path(key);
        assertThat(response.isMissingNode())
                .as("%s may not answer %d", operation, answer.status())
                .isFalse();
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = document.root().at(pointer);
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.text())
                    .as("%s answers %d without a body", operation, answer.status())
                    .isEmpty();
            return;
        }
        String type = answer.header("content-type").replaceFirst(";.*", "");
        assertThat(content.has(type))
                .as("%s may not answer with %s", operation, type)
                .isTrue();
        if (type.endsWith("json")) {
            String schema = pointer + "/content/" + type.replace("/", "~1") + "/schema";
            assertThat(schemas.findings(schema, answer.json()))
                    .as("%s answered %s", operation, answer.text())
                    .isEmpty();
        }
    }

    /** A request that was served has a body and parameters that the document allows, and those that it wants. */
    void request(Call call) {
        String operation = call.operationId();
        String pointer = "/paths/" + schemas.pathAndMethod(operation);
        JsonNode body = document.root().at(pointer + "/requestBody");
        if (call.body().isPresent() && !body.isMissingNode()) {
            assertThat(schemas.findings(
                            pointer + "/requestBody/content/application~1json/schema",
                            Json.tree(call.body().get())))
                    .as("what %s was sent", operation)
                    .isEmpty();
        }
        assertThat(call.body().isPresent() || !body.path("required").asBoolean())
                .as("%s has a body", operation)
                .isTrue();
        Map<String, String> given = given(call);
        String path = pointer.substring(0, pointer.lastIndexOf('/'));
        for (String list : new String[] {path + "/parameters", pointer + "/parameters"}) {
            for (int i = 0; i < document.root().at(list).size(); i++) {
                parameter(operation, list + "/" + i, given);
            }
        }
        assertThat(given)
                .as("parameters of %s that the document lacks", operation)
                .isEmpty();
    }

    private void parameter(String operation, String at, Map<String, String> given) {
        JsonNode declared = document.root().at(at);
        String pointer = at;
        if (declared.has("$ref")) {
            pointer = declared.get("$ref").asText().substring(1);
            declared = document.root().at(pointer);
        }
        String name = declared.path("in").asText() + " "
                + declared.path("name").asText().toLowerCase(Locale.ROOT);
        String value = given.remove(name);
        assertThat(value != null || !declared.path("required").asBoolean())
                .as("%s has %s", operation, name)
                .isTrue();
        if (value != null) {
            JsonNode typed = switch (declared.at("/schema/type").asText()) {
                case "integer" -> LongNode.valueOf(Long.parseLong(value));
                case "boolean" -> Json.tree(value);
                default -> TextNode.valueOf(value);
            };
            assertThat(schemas.findings(pointer + "/schema", typed))
                    .as("%s of %s", name, operation)
                    .isEmpty();
        }
    }

    private static Map<String, String> given(Call call) {
        Map<String, String> given = new HashMap<>();
        call.path().forEach((name, value) -> given.put("path " + name.toLowerCase(Locale.ROOT), value));
        call.query().forEach((name, value) -> given.put("query " + name.toLowerCase(Locale.ROOT), value));
        call.headers().forEach((name, value) -> {
            if (!ANYWHERE.contains(name)) {
                given.put("header " + name, value);
            }
        });
        return given;
    }
}
