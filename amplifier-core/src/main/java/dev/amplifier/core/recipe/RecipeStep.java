package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.SourceText;
import java.util.Map;
import java.util.Optional;

/**
 * Runs another recipe.
 *
 * @param common what every step says
 * @param recipe template of the path, relative to the calling recipe
 * @param context variables for the other recipe, in the order of the document; the strings inside, at any depth, are templates
 * @param recursion limits that replace the tree's own for this call
 */
public record RecipeStep(
        StepCommon common, SourceText recipe, Map<String, JsonNode> context, Optional<Recursion> recursion)
        implements Step {

    /** Copies the variables, keeping their order. */
    public RecipeStep {
        context = Ordered.copy(context);
    }
}
