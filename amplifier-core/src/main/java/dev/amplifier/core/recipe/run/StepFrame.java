package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step: its condition, then its loop or its single action, then its output. */
final class StepFrame extends Frame {

    private final Step step;
    private final Place place;
    private @Nullable Frame child;

    StepFrame(Machine machine, Frame parent, Step step, Place place) {
        super(machine, parent, place.path());
        this.step = step;
        this.place = place;
    }

    @Override
    void proceed(Instant now) {
        switch (Conditions.ofStep(step, place)) {
            case Conditions.Verdict.Unclear(Failure failure) -> {
                machine.announcer.stepFailed(path, step.id(), failure, "fail", now);
                fail(failure, now);
            }
            case Conditions.Verdict.Holds(boolean value) when value -> push();
            case Conditions.Verdict.Holds no -> {
                skip(step, place);
                machine.announcer.stepSkipped(path, step.id(), "condition", now);
                end(new Ended.Done(null), now);
            }
        }
    }

    private void push() {
        Frame next = work();
        child = next;
        machine.ready(next);
    }

    private Frame work() {
        return switch (step.loop().orElse(null)) {
            case Loop.Foreach foreach
            when foreach.parallel() instanceof Parallelism.Sequential ->
                new ForeachFrame(machine, this, step, foreach, place);
            case Loop.Foreach foreach -> new ParallelFrame(machine, this, step, foreach, place);
            case Loop.While loop -> new WhileFrame(machine, this, step, loop, place);
            case null -> single(machine, this, step, place);
        };
    }

    /** What does a step's work once. */
    static Frame single(Machine machine, Frame parent, Step step, Place place) {
        return switch (step) {
            case dev.amplifier.core.recipe.AgentStep agent -> new AgentFrame(machine, parent, agent, place);
            case dev.amplifier.core.recipe.BashStep bash -> new CommandFrame(machine, parent, bash, place);
            case dev.amplifier.core.recipe.RecipeStep call -> new CallFrame(machine, parent, call, place);
            case BodyStep body ->
                new SequenceFrame(
                        machine,
                        parent,
                        body.steps(),
                        new Place(place.home(), place.variables(), place.path(), true, false),
                        java.util.Optional.empty(),
                        0);
        };
    }

    /** Adds a step to the list of those that were skipped. */
    static void skip(Step step, Place place) {
        ArrayNode skipped = JsonNodeFactory.instance.arrayNode();
        JsonNode before = place.variables().get("_skipped_steps");
        if (before != null && before.isArray()) {
            for (JsonNode id : before) {
                if (place.nested() && id.asText().equals(step.id())) {
                    return;
                }
                skipped.add(id);
            }
        }
        place.variables().set("_skipped_steps", skipped.add(step.id()));
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        if (how instanceof Ended.Done(JsonNode result)
                && result != null
                && step.loop().isEmpty()) {
            step.common().output().ifPresent(output -> {
                place.variables().set(output.value(), result);
                machine.announcer.contextUpdated(path, Map.of(output.value(), result), now);
            });
        }
        end(how, now);
    }

    @Override
    void write(ObjectNode saved) {
        if (child != null) {
            saved.set("child", child.save());
        }
    }

    @Override
    void read(JsonNode saved) {
        if (saved.has("child")) {
            Frame restored = work();
            child = restored;
            restored.load(saved.path("child"));
        }
    }
}
