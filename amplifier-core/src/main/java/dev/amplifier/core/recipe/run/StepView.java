package dev.amplifier.core.recipe.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A step as a person sees it.
 *
 * @param path the step's path
 * @param id the step's id; of an iteration, the loop's
 * @param state what became of it so far
 * @param startedAt when it started; empty if it never did
 * @param endedAt when it ended; empty while it runs
 * @param attempt which attempt this is, from 1
 */
public record StepView(
        String path, String id, State state, Optional<Instant> startedAt, Optional<Instant> endedAt, int attempt) {

    /** What may become of a step. */
    public enum State {
        RUNNING,
        WAITING_APPROVAL,
        COMPLETED,
        FAILED,
        SKIPPED,
        CANCELLED
    }
}
