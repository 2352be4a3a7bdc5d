package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.time.Duration;

/**
 * A gate of a stage: a person approves or denies.
 *
 * @param required whether the gate stops the run at all
 * @param prompt template of the question; empty when the document has none
 * @param timeout how long to wait; zero waits for ever
 * @param onTimeout what happens when nobody answers in time
 * @param when on which side of the stage the gate stands
 * @param range where the gate stands in the document
 */
public record Approval(
        boolean required, SourceText prompt, Duration timeout, Default onTimeout, When when, SourceRange range) {

    /** The answer that a gate gives itself when its time is over. */
    public enum Default implements Word {
        /** The run is denied. */
        DENY,
        /** The run goes on. */
        APPROVE
    }

    /** The side of the stage on which its gate stands. */
    public enum When implements Word {
        /** The stage's steps run, then the gate is reached. */
        AFTER_STAGE,
        /** The gate is reached before the stage's first step. */
        BEFORE_STAGE
    }
}
