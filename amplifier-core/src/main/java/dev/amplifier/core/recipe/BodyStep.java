package dev.amplifier.core.recipe;

import java.util.List;

/**
 * A loop around several steps.
 *
 * @param common what every step says; its loop is there unless the document is at fault
 * @param steps the body, in the order of the document
 */
public record BodyStep(StepCommon common, List<Step> steps) implements Step {

    /** Copies the body. */
    public BodyStep {
        steps = List.copyOf(steps);
    }
}
