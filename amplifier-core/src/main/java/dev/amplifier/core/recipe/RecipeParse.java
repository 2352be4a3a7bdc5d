package dev.amplifier.core.recipe;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;

/**
 * What a text says as a recipe.
 *
 * @param document the text, its lines and its syntax tree
 * @param recipe the recipe; empty when the text is not even a mapping. With errors among the findings, the faulty parts are left out
 *     or have their defaults, and the recipe must not be run
 * @param findings what each part on its own gets wrong, in the order of the text; rules across parts are the validator's
 * @param compatibility which compatibility applied
 * @param readable whether the reference would load the document at all
 */
public record RecipeParse(
        YamlDocument document,
        Optional<Recipe> recipe,
        List<Finding> findings,
        Compatibility compatibility,
        boolean readable) {

    /** Copies the findings. */
    public RecipeParse {
        findings = List.copyOf(findings);
    }

    /** Whether there is a recipe and no error. */
    public boolean isValid() {
        return recipe.isPresent() && findings.stream().noneMatch(Finding::isError);
    }
}
