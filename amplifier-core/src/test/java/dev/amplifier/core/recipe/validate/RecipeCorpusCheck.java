package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Real recipes get the verdict of the reference. Needs the folder of the corpus in the system property {@code corpus}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeCorpusCheck {

    /** Recipes that the reference refuses and we accept, as {@code docs/compatibility.md} says with the reasons. */
    private static final Set<String> ACCEPTED_LENIENTLY = Set.of(
            "recipes/amplifier-bundle-recipes/examples/attractor/attractor.yaml",
            "recipes/amplifier-bundle-recipes/examples/attractor/factory-iteration.yaml",
            "recipes/amplifier-bundle-recipes/recipes/tests/fixtures/valid-recipe.yaml",
            "recipes/amplifier-bundle-recipes/recipes/tests/fixtures/warnings-recipe.yaml");

    private static Path corpus;
    private static Map<String, JsonNode> verdicts;

    @BeforeAll
    static void read_the_corpus() throws IOException {
        String folder = System.getProperty("corpus");
        assertThat(folder).as("system property corpus: the corpus's folder").isNotNull();
        corpus = Path.of(folder);
        verdicts = new TreeMap<>();
        new ObjectMapper()
                .readTree(corpus.resolve("recipes/verdicts.json").toFile())
                .fields()
                .forEachRemaining(entry -> verdicts.put(entry.getKey(), entry.getValue()));
    }

    private static RecipeCheck check(String file, ValidationOptions options) {
        try {
            return RecipeValidator.check(Files.readString(corpus.resolve(file)), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict expected(JsonNode verdict) {
        return verdict.has("parse_error")
                ? Verdict.UNREADABLE
                : verdict.get("valid").booleanValue() ? Verdict.VALID : Verdict.INVALID;
    }

    @Test
    void there_is_a_verdict_for_every_recipe() throws IOException {
        try (var files = Files.walk(corpus.resolve("recipes"))) {
            var recipes = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> corpus.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(recipes).isEqualTo(verdicts.keySet()).hasSizeGreaterThan(50);
        }
    }

    @Test
    void strictly_every_recipe_gets_the_verdict_of_the_reference() {
        var differences = new ArrayList<String>();
        verdicts.forEach((file, verdict) -> {
            var check = check(file, ValidationOptions.STRICT);
            if (check.verdict() != expected(verdict)) {
                differences.add(file + ": " + check.verdict() + " for " + verdict + " " + check.errors());
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void leniently_only_the_listed_recipes_get_another_verdict() {
        var differences = new TreeSet<String>();
        var reasons = new ArrayList<String>();
        verdicts.forEach((file, verdict) -> {
            var check = check(file, ValidationOptions.LENIENT);
            if (check.verdict() != expected(verdict)) {
                differences.add(file);
                reasons.add(file + ": " + check.verdict() + " " + check.errors());
            }
        });
        assertThat(differences).as(String.join("\n", reasons)).isEqualTo(new TreeSet<>(ACCEPTED_LENIENTLY));
    }
}
