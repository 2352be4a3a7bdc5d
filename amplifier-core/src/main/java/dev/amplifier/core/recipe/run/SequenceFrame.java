package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps one after the other: of a recipe, of a stage, or of a loop's body. Produces what the last step that ran produced. */
final class SequenceFrame extends Frame {

    private final List<Step> steps;
    private final Place place;
    private final Optional<String> stage;
    private int index;
    private @Nullable JsonNode last;
    private @Nullable Frame child;

    /**
     * @param place of the recipe, stage or iteration around the steps
     * @param stage the stage's name, where the steps are one's
     */
    SequenceFrame(Machine machine, Frame parent, List<Step> steps, Place place, Optional<String> stage, int firstStep) {
        super(machine, parent, place.path());
        this.steps = steps;
        this.place = place;
        this.stage = stage;
        this.index = firstStep;
    }

    @Override
    void proceed(Instant now) {
        if (index >= steps.size()) {
            end(new Ended.Done(last), now);
            return;
        }
        Step step = steps.get(index);
        if (!place.nested()) {
            ObjectNode builtIn =
                    JsonNodeFactory.instance.objectNode().put("id", step.id()).put("index", index);
            stage.ifPresent(name -> builtIn.put("stage", name));
            place.variables().set("step", builtIn);
        }
        StepFrame next = stepFrame();
        child = next;
        machine.ready(next);
    }

    private StepFrame stepFrame() {
        Step step = steps.get(index);
        Place at =
                new Place(place.home(), place.variables(), Place.join(place.path(), step.id()), place.nested(), false);
        return new StepFrame(machine, this, step, at);
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        if (!place.nested()) {
            place.home().note(ended.path);
        }
        switch (how) {
            case Ended.Done(JsonNode result) -> {
                last = result == null ? last : result;
                index++;
                machine.ready(this);
            }
            case Ended.SkipRemaining skip -> end(skip, now);
            case Ended.Failed failed -> end(failed, now);
        }
    }

    @Override
    void write(ObjectNode saved) {
        saved.put("index", index);
        if (last != null && place.nested()) {
            saved.set("last", last);
        }
        if (child != null) {
            saved.set("child", child.save());
        }
    }

    @Override
    void read(JsonNode saved) {
        index = saved.path("index").intValue();
        last = saved.get("last");
        if (saved.has("child")) {
            StepFrame restored = stepFrame();
            child = restored;
            restored.load(saved.path("child"));
        }
    }
}
