package dev.amplifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.diagnostic.Severity;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.Verdict;
import dev.amplifier.core.session.ToolKit;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.tool.Tool;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the bundle behind the page's “Ask for a change” tells a model about recipes is true. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeAssistantTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
    private static final Pattern AGENT_NAME = Pattern.compile("`([a-z]+:[a-z]+)`");
    private static final Pattern AGENT = Pattern.compile("(?m)^  ([a-z]+):$");

    private static final List<GalleryItem> ITEMS = BuiltinGallery.load();
    private static final String TEXT = text("recipe-assistant");

    @Test
    void its_example_is_valid_without_a_warning() {
        List<String> examples =
                EXAMPLE.matcher(TEXT).results().map(match -> match.group(1)).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            RecipeCheck check = RecipeValidator.check(example);
            assertThat(check.verdict()).isEqualTo(Verdict.VALID);
            assertThat(check.findings())
                    .filteredOn(finding -> finding.severity() != Severity.INFO)
                    .extracting(Finding::message)
                    .isEmpty();
        });
    }

    @Test
    void it_names_the_agents_of_the_gallery_and_no_others() {
        Set<String> named = matches(AGENT_NAME, TEXT).collect(Collectors.toCollection(TreeSet::new));
        Set<String> existing = ITEMS.stream()
                .filter(item -> item.type().equals("bundle"))
                .flatMap(item ->
                        matches(AGENT, Objects.requireNonNull(item.yaml())).map(agent -> item.name() + ":" + agent))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(existing);
    }

    @Test
    void it_may_check_recipes_and_do_nothing_else() throws Exception {
        var bundle = new BundleReader(name -> Optional.empty()).read(TEXT);

        assertThat(ToolKit.of(bundle, List.of(), ToolModules.NONE))
                .extracting(Tool::name)
                .containsExactly("check_recipe");
    }

    private static java.util.stream.Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String text(String bundle) {
        return ITEMS.stream()
                .filter(item -> item.type().equals("bundle") && item.name().equals(bundle))
                .map(item -> Objects.requireNonNull(item.yaml()))
                .findFirst()
                .orElseThrow();
    }
}
