package dev.amplifier.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.template.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Conditions with the reference evaluator's answers. Needs {@code -Dcorpus=<folder>}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpressionCorpusCheck {

    private final JsonNode corpus = read();

    @Test
    void every_expression_has_the_reference_result_when_strict() {
        assertThat(differences(Compatibility.STRICT)).isEmpty();
        assertThat(corpus.get("cases").size()).isGreaterThan(200);
    }

    @Test
    void leniently_only_what_the_reference_could_not_read_differs() {
        assertThat(differences(Compatibility.LENIENT)).allMatch(difference -> difference.contains("reference: error"));
    }

    private List<String> differences(Compatibility compatibility) {
        Map<String, JsonNode> values = new HashMap<>();
        corpus.get("context").fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
        List<String> differences = new ArrayList<>();
        for (JsonNode example : corpus.get("cases")) {
            String expression = example.get("expression").textValue();
            String expected =
                    example.get("result").isBoolean() ? example.get("result").asText() : "error";
            Evaluation evaluation =
                    Expressions.evaluate(expression, Variables.of(values), Regime.QUOTED, compatibility);
            String actual = evaluation instanceof Evaluation.Answer(boolean value) ? String.valueOf(value) : "error";
            if (!actual.equals(expected)) {
                differences.add(expression + " reference: " + expected + " here: " + evaluation);
            }
        }
        return differences;
    }

    private static JsonNode read() {
        String folder = System.getProperty("corpus");
        assertThat(folder)
                .as("system property 'corpus': the folder with expressions.json")
                .isNotBlank();
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of(folder, "expressions.json")));
        } catch (IOException e) {
            throw new AssertionError("no expressions.json in " + folder, e);
        }
    }
}
