package dev.amplifier.gallery;

import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Something that the recipe language can say.
 *
 * @param name what to call it
 * @param isIn whether a recipe says it, given also the recipe's text
 */
record Construct(String name, BiPredicate<Recipe, String> isIn) {

    /** Said by the recipe as a whole. */
    static Construct ofRecipe(String name, Predicate<Recipe> isIn) {
        return new Construct(name, (recipe, text) -> isIn.test(recipe));
    }

    /** Said by a step at any depth. */
    static Construct ofStep(String name, Predicate<Step> isIn) {
        return ofRecipe(name, recipe -> DeepSteps.of(recipe).anyMatch(isIn));
    }

    /** Said by a stage. */
    static Construct ofStage(String name, Predicate<Stage> isIn) {
        return ofRecipe(name, recipe -> recipe.stages().stream().anyMatch(isIn));
    }

    /** Said by the text, which has a part of this form, given as a regular expression. */
    static Construct ofText(String name, String form) {
        return new Construct(name, (recipe, text) -> text.lines().anyMatch(line -> line.matches(".*" + form + ".*")));
    }
}
