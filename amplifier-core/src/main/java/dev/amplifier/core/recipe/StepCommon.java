package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * The fields that every kind of step shares.
 *
 * @param id the step's id
 * @param condition what must hold for the step to run, judged once, before any loop; empty runs always
 * @param loop the loop around the step
 * @param output the variable that receives the result
 * @param parseJson whether JSON is searched for in a result that is text
 * @param timeout how long an attempt may take
 * @param retry how often and how fast a failing step is tried again
 * @param onError what a failure means for the run
 * @param dependsOn ids of earlier steps that this one needs; they never reorder anything
 * @param range where the step stands
 */
public record StepCommon(
        SourceText id,
        Optional<Condition> condition,
        Optional<Loop> loop,
        Optional<SourceText> output,
        boolean parseJson,
        Timeout timeout,
        Retry retry,
        OnError onError,
        List<SourceText> dependsOn,
        SourceRange range) {

    /** Copies the dependencies. */
    public StepCommon {
        dependsOn = List.copyOf(dependsOn);
    }

    /** A step of which nothing but the id is said. */
    public static StepCommon of(String id) {
        return new StepCommon(
                SourceText.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Timeout.DEFAULT,
                Retry.NONE,
                OnError.FAIL,
                List.of(),
                SourceRange.START);
    }
}
