package dev.amplifier.gallery;

import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Step;
import java.util.stream.Stream;

/** The steps of a recipe, those inside loops too. */
final class DeepSteps {

    private DeepSteps() {}

    static Stream<Step> of(Recipe recipe) {
        return recipe.steps().stream().flatMap(DeepSteps::within);
    }

    private static Stream<Step> within(Step step) {
        return step instanceof BodyStep body
                ? Stream.concat(Stream.of(step), body.steps().stream().flatMap(DeepSteps::within))
                : Stream.of(step);
    }
}
