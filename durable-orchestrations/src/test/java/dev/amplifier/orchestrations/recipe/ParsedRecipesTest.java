package dev.amplifier.orchestrations.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.recipe.Recipe;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParsedRecipesTest {

    private final ParsedRecipes recipes = new ParsedRecipes();

    @Test
    void the_same_text_is_read_once() {
        assertThat(get("one", 0)).isSameAs(get("one", 0));
    }

    @Test
    void another_text_and_another_compatibility_are_another_recipe() {
        assertThat(get("one", 0)).isNotEqualTo(get("two", 0));
        assertThat(recipes.get(text("one", 0), Compatibility.STRICT).orElseThrow())
                .isNotSameAs(get("one", 0));
    }

    @Test
    void a_text_that_is_no_recipe_is_none_each_time() {
        assertThat(recipes.get("steps: [", Compatibility.LENIENT)).isEmpty();
        assertThat(recipes.get("steps: [", Compatibility.LENIENT)).isEmpty();
    }

    @Test
    void the_one_that_was_not_asked_for_the_longest_goes_when_there_are_too_many() {
        int twentieth = ParsedRecipes.CHARACTERS / 20 - 1_000;
        Recipe first = get("first", twentieth);
        Recipe second = get("second", twentieth);
        IntStream.range(2, 20).forEach(n -> get("recipe" + n, twentieth));
        assertThat(get("first", twentieth)).isSameAs(first);

        get("another", twentieth);

        assertThat(get("first", twentieth)).isSameAs(first);
        assertThat(get("second", twentieth)).isNotSameAs(second);
    }

    private Recipe get(String name, int padding) {
        return recipes.get(text(name, padding), Compatibility.LENIENT).orElseThrow();
    }

    private static String text(String name, int padding) {
        return """
                name: %s
                description: A recipe to be read.
                version: 1.0.0
                steps:
                  - {id: one, agent: self, prompt: "Go on."}
                #%s
                """.formatted(name, "-".repeat(padding));
    }
}
