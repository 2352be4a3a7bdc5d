package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.diagnostic.Severity;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found in a recipe.
 *
 * @param document the text, its lines and its syntax tree
 * @param recipe the recipe; empty when the text is not even a mapping; to be run only when the verdict is {@link Verdict#VALID}
 * @param findings in the order of the text
 * @param verdict what the findings come to
 * @param compatibility which compatibility applied
 */
public record RecipeCheck(
        YamlDocument document,
        Optional<Recipe> recipe,
        List<Finding> findings,
        Verdict verdict,
        Compatibility compatibility) {

    /** Copies the findings. */
    public RecipeCheck {
        findings = List.copyOf(findings);
    }

    /** The findings that keep the recipe from running. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    /** The findings that weigh less than an error. */
    public List<Finding> remarks() {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.ERROR)
                .toList();
    }

    /** How well the recipe is written. */
    public Quality quality() {
        return Quality.of(findings);
    }
}
