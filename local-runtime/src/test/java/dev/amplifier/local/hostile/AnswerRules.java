package dev.amplifier.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds every answer to the document, and to what no answer may be without or give away. */
final class AnswerRules {

    private static final String BASE = "https://playground.invalid/openapi";
    private static final String PROBLEM = "/components/responses/Problem";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> EVERY_ANSWER = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "cross-origin-resource-policy", "same-origin");

    /** Stack traces, names of classes, folders of this computer, words of the database. A class behind {@code !!} is a tag that the caller sent. */
    private static final Pattern GIVEN_AWAY = Pattern.compile(
            "\\.java:\\d|\\bat \\w+(?:\\.\\w+){2,}\\(|\\w(?:Exception|Error):|(?<!!!)\\b(?:java|javax|jakarta|org|com|dev)\\.\\w+\\.\\w+"
                    + "|/(?:tmp|home|root|usr|var|opt)/|SQLSTATE|\\brelation \"");

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    AnswerRules(JsonNode document) {
        this.document = document;
        String text = document.toString();
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, text))));
    }

    /** Any answer, to whatever was sent. */
    void anywhere(RawAnswer answer) throws IOException {
        assertThat(answer.headers()).containsAllEntriesOf(EVERY_ANSWER).doesNotContainKeys("server", "x-powered-by");
        if (answer.status() >= 500) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        }
        if (answer.status() >= 400 && !answer.text().isEmpty()) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(findings(PROBLEM + "/content/application~1problem+json/schema", answer))
                    .isEmpty();
            assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.text()).doesNotContainPattern(GIVEN_AWAY);
        }
    }

    /** The answer to a request of this operation. */
    void of(Operation operation, RawAnswer answer) throws IOException {
        anywhere(answer);
        JsonNode responses = document.at(operation.pointer() + "/responses");
        String status = Integer.toString(answer.status());
        if (answer.status() == 503) {
            assertThat(responses.has(status)).isTrue();
            assertThat(answer.header("retry-after")).matches("\\d+");
        }
        String pointer = operation.pointer() + "/responses/" + (responses.has(status) ? status : "default");
        assertThat(responses.has(status) || answer.status() >= 400)
                .as("%s is documented", status)
                .isTrue();
        JsonNode response = document.at(pointer);
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = document.at(pointer);
        }
        if (response.path("content").isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        assertThat(response.path("content").has(answer.type()))
                .as("the type %s is documented", answer.type())
                .isTrue();
        if (answer.type().endsWith("json")) {
            assertThat(findings(pointer + "/content/" + answer.type().replace("/", "~1") + "/schema", answer))
                    .isEmpty();
        }
    }

    private List<String> findings(String pointer, RawAnswer answer) throws IOException {
        return schemas
                .getSchema(SchemaLocation.of(BASE + "#" + pointer))
                .validate(JSON.readTree(answer.text()))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
