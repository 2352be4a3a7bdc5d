package dev.amplifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeFields;
import dev.amplifier.core.recipe.RecipeParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConstructTableTest {

    private static final Path PAGE = Path.of("../docs/gallery.md");

    private final Map<String, String> texts = BuiltinGallery.load().stream()
            .filter(item -> item.type().equals("recipe"))
            .collect(Collectors.toMap(
                    GalleryItem::name, item -> Objects.requireNonNull(item.yaml()), (one, other) -> one, TreeMap::new));

    @Test
    void every_construct_of_the_language_is_used_by_a_recipe() {
        assertThat(Constructs.ALL)
                .allSatisfy(construct -> assertThat(users(construct))
                        .as("recipes that use %s", construct.name())
                        .isNotEmpty());
    }

    @Test
    void every_field_of_the_language_is_written_by_a_recipe() {
        String all = String.join("\n", texts.values());
        Stream.of(
                        RecipeFields.RECIPE,
                        RecipeFields.STAGE,
                        RecipeFields.APPROVAL,
                        RecipeFields.RECURSION,
                        RecipeFields.RATE_LIMITING,
                        RecipeFields.BACKOFF,
                        RecipeFields.ORCHESTRATOR,
                        RecipeFields.DEPENDENCY,
                        RecipeFields.RETRY,
                        RecipeFields.PREFERENCE,
                        RecipeFields.STEP)
                .flatMap(fields -> fields.stream().sorted())
                .forEach(field -> assertThat(Pattern.compile("(?m)^[ -]*" + field + ":")
                                .matcher(all)
                                .find())
                        .as("a recipe of the gallery writes '%s'", field)
                        .isTrue());
    }

    @Test
    void the_page_about_the_gallery_shows_which_recipe_uses_what() throws Exception {
        assertThat(Files.readString(PAGE).lines().filter(line -> line.startsWith("|")))
                .as("docs/gallery.md should hold this table:%n%s", String.join("\n", table()))
                .containsSequence(table());
    }

    private List<String> table() {
        Stream<String> rows = Constructs.ALL.stream()
                .map(construct -> "| " + construct.name() + " | "
                        + users(construct).stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")) + " |");
        return Stream.concat(Stream.of("| construct | recipes |", "| --- | --- |"), rows)
                .toList();
    }

    private List<String> users(Construct construct) {
        return texts.entrySet().stream()
                .filter(entry -> construct.isIn().test(recipe(entry.getValue()), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Recipe recipe(String text) {
        return RecipeParser.parse(text).recipe().orElseThrow();
    }
}
