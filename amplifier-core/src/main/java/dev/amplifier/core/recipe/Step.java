package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import java.util.Optional;

/** One thing that a recipe does. */
public sealed interface Step permits AgentStep, RecipeStep, BashStep, BodyStep {

    /** What every step may say, whatever it does. */
    StepCommon common();

    /** The step's id, unique in its list of steps. */
    default String id() {
        return common().id().value();
    }

    /** The loop around the step, if any. */
    default Optional<Loop> loop() {
        return common().loop();
    }

    /** Where the step stands in the document. */
    default SourceRange range() {
        return common().range();
    }
}
