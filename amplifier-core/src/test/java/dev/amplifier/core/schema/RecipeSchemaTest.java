package dev.amplifier.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.Dependency;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.RecipeFields;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.Retry;
import dev.amplifier.core.recipe.SpawnMode;
import dev.amplifier.core.recipe.StepType;
import dev.amplifier.core.recipe.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeSchemaTest {

    private static final JsonNode SCHEMA = read(Schemas.recipe());
    private static final String HEAD = "name: n\ndescription: d\nversion: 1.0.0\n";
    private static final String STEP = "steps:\n  - id: a\n    agent: self\n    prompt: hello\n";

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode part(String name) {
        return name.isEmpty() ? SCHEMA : SCHEMA.at("/$defs/" + name);
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                arguments("", RecipeFields.RECIPE),
                arguments("stage", RecipeFields.STAGE),
                arguments("approval", RecipeFields.APPROVAL),
                arguments("recursion", RecipeFields.RECURSION),
                arguments("rate_limiting", RecipeFields.RATE_LIMITING),
                arguments("backoff", RecipeFields.BACKOFF),
                arguments("retry", RecipeFields.RETRY),
                arguments("preference", RecipeFields.PREFERENCE),
                arguments("dependency", RecipeFields.DEPENDENCY),
                arguments("step", RecipeFields.STEP));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void the_schema_has_the_fields_that_the_parser_knows_and_no_others(String part, Set<String> fields) {
        var names = new TreeSet<String>();
        part(part).get("properties").fieldNames().forEachRemaining(names::add);

        assertThat(names).isEqualTo(new TreeSet<>(fields));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                arguments("step", "type", StepType.values()),
                arguments("step", "on_error", OnError.values()),
                arguments("step", "spawn_mode", SpawnMode.values()),
                arguments("retry", "backoff", Retry.Backoff.values()),
                arguments("approval", "default", Approval.Default.values()),
                arguments("approval", "when", Approval.When.values()),
                arguments("dependency", "kind", Dependency.Kind.values()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_schema_has_the_words_of_the_model(String part, String field, Word[] words) {
        var allowed = new ArrayList<String>();
        part(part).at("/properties/" + field + "/enum").forEach(word -> allowed.add(word.textValue()));

        assertThat(allowed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(words).map(Word::word).toList());
    }

    static Stream<Arguments> ranges() {
        String loop = HEAD + "context: {l: []}\n" + STEP + "    foreach: \"{{l}}\"\n";
        String stage = HEAD + "stages:\n  - name: s\n    steps: [{id: a, agent: self, prompt: hello}]\n";
        return Stream.of(
                arguments("recursion", "max_depth", HEAD + "recursion: {max_depth: %s}\n" + STEP),
                arguments("recursion", "max_total_steps", HEAD + "recursion: {max_total_steps: %s}\n" + STEP),
                arguments(
                        "rate_limiting",
                        "max_concurrent_llm",
                        HEAD + "rate_limiting: {max_concurrent_llm: %s}\n" + STEP),
                arguments("rate_limiting", "min_delay_ms", HEAD + "rate_limiting: {min_delay_ms: %s}\n" + STEP),
                arguments(
                        "backoff",
                        "initial_delay_ms",
                        HEAD + "rate_limiting: {backoff: {initial_delay_ms: %s}}\n" + STEP),
                arguments("backoff", "multiplier", HEAD + "rate_limiting: {backoff: {multiplier: %s}}\n" + STEP),
                arguments(
                        "backoff",
                        "reset_after_success",
                        HEAD + "rate_limiting: {backoff: {reset_after_success: %s}}\n" + STEP),
                arguments("approval", "timeout", stage + "    approval: {timeout: %s}\n"),
                arguments("retry", "max_attempts", HEAD + STEP + "    retry: {max_attempts: %s}\n"),
                arguments("retry", "initial_delay", HEAD + STEP + "    retry: {initial_delay: %s}\n"),
                arguments("retry", "max_delay", HEAD + STEP + "    retry: {max_delay: %s}\n"),
                arguments("step", "max_iterations", loop + "    max_iterations: %s\n"),
                arguments("step", "max_while_iterations", HEAD + STEP + "    max_while_iterations: %s\n"));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void the_parser_accepts_the_bounds_of_the_schema_and_refuses_what_lies_outside(
            String part, String field, String recipe) {
        var property = part(part).at("/properties/" + field);
        long minimum = property.get("minimum").longValue();

        assertThat(codes(recipe.formatted(minimum))).doesNotContain(Code.OUT_OF_RANGE);
        assertThat(codes(recipe.formatted(minimum - 1))).contains(Code.OUT_OF_RANGE);
        if (property.has("maximum")) {
            long maximum = property.get("maximum").longValue();
            assertThat(codes(recipe.formatted(maximum))).doesNotContain(Code.OUT_OF_RANGE);
            assertThat(codes(recipe.formatted(maximum + 1))).contains(Code.OUT_OF_RANGE);
        }
    }

    private static List<Code> codes(String recipe) {
        return RecipeParser.parse(recipe).findings().stream()
                .map(finding -> finding.code())
                .toList();
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                arguments("recipe", Schemas.recipe()),
                arguments("bundle", Schemas.bundle()),
                arguments("skill", Schemas.skill()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void every_field_says_what_it_is_for(String name, String text) {
        var silent = new ArrayList<String>();
        undescribed(read(text), "", silent, read(text));

        assertThat(silent).isEmpty();
        assertThat(read(text).get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    private static void undescribed(JsonNode node, String path, List<String> silent, JsonNode root) {
        if (node.has("properties") && node.has("type")) {
            node.get("properties").fields().forEachRemaining(property -> {
                JsonNode value = property.getValue();
                boolean described = value.has("description")
                        || value.has("$ref")
                                && root.at(value.get("$ref").textValue().substring(1))
                                        .has("description");
                if (!described) {
                    silent.add(path + "/" + property.getKey());
                }
            });
        }
        node.fields()
                .forEachRemaining(child -> undescribed(child.getValue(), path + "/" + child.getKey(), silent, root));
    }

    @Test
    void every_reference_inside_a_schema_leads_somewhere() {
        schemas().forEach(schema -> {
            var root = read((String) schema.get()[1]);
            root.findValues("$ref")
                    .forEach(reference -> assertThat(
                                    root.at(reference.textValue().substring(1)).isMissingNode())
                            .as(reference.textValue())
                            .isFalse());
        });
    }
}
