package dev.amplifier.functions.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans recipes. Calls no model and starts nothing. Safe for use by several threads. */
public final class Planner {

    private final RecipeSource recipes;

    /** Plans recipes from this source. */
    public Planner(RecipeSource recipes) {
        this.recipes = recipes;
    }

    /**
     * The plan of a recipe.
     *
     * @throws Problem if the recipe has faults or is not open to the mode
     */
    public Plan plan(ExecuteBody body, Mode mode) {
        RecipeSource.Checked checked = recipes.recipe(body, mode);
        Recipe recipe = RecipeParser.parse(checked.yaml())
                .recipe()
                .orElseThrow(() -> Problem.invalidDocument("This is no recipe.", List.of()));
        Map<String, JsonNode> variables = new HashMap<>(recipe.context());
        variables.putAll(body.inputs());
        PlanWalk walk = new PlanWalk(variables);
        walk.flow(recipe.flow());
        return walk.plan(recipe.name().value());
    }
}
