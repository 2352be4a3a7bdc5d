package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.Map;

/** What all kinds of loops do alike. */
final class Loops {

    private Loops() {}

    /** A loop over an empty list: the step counts as skipped, and its collection is empty. */
    static void endEmpty(Frame frame, Step step, Loop loop, Place place, Instant now) {
        StepFrame.skip(step, place);
        loop.collect().ifPresent(name -> store(frame, name.value(), JsonNodeFactory.instance.arrayNode(), place, now));
        frame.machine.announcer.stepSkipped(frame.path, step.id(), "empty list", now);
        frame.end(new Ended.Done(null), now);
    }

    /** An iteration asks for the rest to be skipped: nothing is collected. */
    static void endSkipping(Frame frame, Step step, Instant now) {
        frame.machine.announcer.stepSkipped(frame.path, step.id(), "skip_remaining", now);
        frame.end(new Ended.SkipRemaining(), now);
    }

    static void store(Frame frame, String name, JsonNode value, Place place, Instant now) {
        place.variables().set(name, value);
        frame.machine.announcer.contextUpdated(frame.path, Map.of(name, value), now);
    }

    /** A failure as the loop around the iteration tells it. */
    static Failure inIteration(Step step, int index, Failure failure) {
        return failure.retold("Step '" + step.id() + "' iteration " + index + " failed: " + failure.message());
    }
}
