package dev.amplifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.bundle.validate.BundleValidator;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.diagnostic.Severity;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.Verdict;
import dev.amplifier.core.skill.validate.SkillValidator;
import dev.amplifier.platform.contract.Mode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BuiltinGalleryTest {

    private static final List<GalleryItem> ITEMS = BuiltinGallery.load();

    static Stream<String> recipes() {
        return names("recipe");
    }

    static Stream<String> bundles() {
        return names("bundle");
    }

    static Stream<String> skills() {
        return names("skill");
    }

    private static Stream<String> names(String type) {
        return ITEMS.stream().filter(item -> item.type().equals(type)).map(GalleryItem::name);
    }

    private static GalleryItem item(String type, String name) {
        return ITEMS.stream()
                .filter(item -> item.type().equals(type) && item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void there_are_enough_of_each_kind_for_every_mode_and_in_several_categories() {
        assertThat(recipes()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(bundles()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(skills()).hasSizeGreaterThanOrEqualTo(12);
        List<GalleryItem> recipes =
                ITEMS.stream().filter(item -> item.type().equals("recipe")).toList();
        for (Mode mode : Mode.values()) {
            assertThat(recipes).filteredOn(item -> item.minMode() == mode).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(recipes.stream().map(GalleryItem::category).distinct()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_is_valid_without_a_warning(String name) {
        RecipeCheck check = RecipeValidator.check(text(item("recipe", name)));
        assertThat(check.verdict()).isEqualTo(Verdict.VALID);
        assertThat(check.findings())
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .extracting(Finding::message)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_says_what_it_costs_and_its_sample_fills_inputs_that_it_has(String name) {
        GalleryItem item = item("recipe", name);
        assertThat(item.cost()).isNotBlank();
        assertThat(item.sampleInputs()).isNotEmpty();
        assertThat(recipe(item).context())
                .containsKeys(item.sampleInputs().keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void every_agent_that_a_recipe_asks_for_is_in_a_bundle_of_the_gallery(String name) {
        assertThat(DeepSteps.of(recipe(item("recipe", name)))
                        .filter(AgentStep.class::isInstance)
                        .map(step -> ((AgentStep) step).agent().value()))
                .allSatisfy(agent -> {
                    String[] parts = agent.split(":", 2);
                    assertThat(text(item("bundle", parts[0]))).containsPattern("(?m)^  " + parts[1] + ":");
                });
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_bundle_is_valid_without_a_warning(String name) {
        assertThat(BundleValidator.check(text(item("bundle", name))).findings())
                .extracting(Finding::message)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("skills")
    void a_skill_is_valid_without_a_warning(String name) {
        assertThat(SkillValidator.check(text(item("skill", name)), Optional.of(name))
                        .findings())
                .extracting(Finding::message)
                .isEmpty();
    }

    @Test
    void an_item_keeps_its_id_when_its_text_changes() {
        Map<String, String> before = Map.of("recipes/one.yaml", "name: one\ndescription: first");
        Map<String, String> after = Map.of("recipes/one.yaml", "name: one\ndescription: second\nversion: 2.0.0");
        assertThat(BuiltinGallery.of(after))
                .extracting(GalleryItem::id)
                .isEqualTo(
                        BuiltinGallery.of(before).stream().map(GalleryItem::id).toList());
    }

    private static Recipe recipe(GalleryItem item) {
        return RecipeParser.parse(text(item)).recipe().orElseThrow();
    }

    private static String text(GalleryItem item) {
        return Objects.requireNonNull(item.yaml());
    }
}
