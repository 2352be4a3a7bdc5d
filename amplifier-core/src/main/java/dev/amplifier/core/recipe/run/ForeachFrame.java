package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A loop over a list, one item after the other. */
final class ForeachFrame extends Frame {

    private final Step step;
    private final Loop.Foreach loop;
    private final Place place;
    private @Nullable ArrayNode items;
    private ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private @Nullable JsonNode last;
    /** What the loop variable's name held before the iteration. */
    private @Nullable JsonNode hidden;

    private int index;
    private @Nullable Frame child;

    ForeachFrame(Machine machine, Frame parent, Step step, Loop.Foreach loop, Place place) {
        super(machine, parent, place.path());
        this.step = step;
        this.loop = loop;
        this.place = place;
    }

    @Override
    void proceed(Instant now) {
        ArrayNode list = items;
        if (list == null) {
            start(now);
        } else if (index < list.size()) {
            iterate(list, now);
        } else {
            finish(now);
        }
    }

    private void start(Instant now) {
        machine.announcer.stepStarted(path, step.id(), "foreach", now);
        switch (ForeachItems.of(step, loop, place)) {
            case ForeachItems.Refused(Failure failure) -> failLoop(failure, now);
            case ForeachItems.Found(ArrayNode found)
            when found.isEmpty() -> Loops.endEmpty(this, step, loop, place, now);
            case ForeachItems.Found(ArrayNode found) -> {
                items = found;
                machine.ready(this);
            }
        }
    }

    private void iterate(ArrayNode list, Instant now) {
        String name = loop.as().value();
        hidden = place.variables().get(name);
        place.variables().set(name, list.get(index));
        machine.announcer.iteration(path, step.id(), index + 1, list.size(), now);
        Frame next = body();
        child = next;
        machine.ready(next);
    }

    private Frame body() {
        return StepFrame.single(machine, this, step, place.iteration(index, place.variables(), false));
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        place.variables().restore(loop.as().value(), machine.options.strict() ? null : hidden);
        hidden = null;
        switch (how) {
            case Ended.Done(JsonNode result) -> took(result, now);
            case Ended.SkipRemaining skip -> Loops.endSkipping(this, step, now);
            case Ended.Failed(Failure failure) -> failed(failure, now);
        }
    }

    private void took(@Nullable JsonNode result, Instant now) {
        JsonNode value = result == null ? JsonNodeFactory.instance.nullNode() : result;
        last = value;
        if (loop.collect().isPresent()) {
            results.add(value);
        }
        index++;
        if (loop.breakWhen().isEmpty() || machine.options.strict()) {
            machine.ready(this);
            return;
        }
        switch (Conditions.ofLoop(loop.breakWhen().get().value(), "break_when", step, place)) {
            case Conditions.Verdict.Holds(boolean value2) when value2 -> finish(now);
            case Conditions.Verdict.Holds goesOn -> machine.ready(this);
            case Conditions.Verdict.Unclear(Failure failure) -> {
                machine.announcer.warned(path, failure.message(), now);
                machine.ready(this);
            }
        }
    }

    private void failed(Failure failure, Instant now) {
        OnError onError = failure.fatal() ? OnError.FAIL : step.common().onError();
        switch (onError) {
            case FAIL -> failLoop(Loops.inIteration(step, index, failure), now);
            case CONTINUE -> took(null, now);
            case SKIP_REMAINING -> Loops.endSkipping(this, step, now);
        }
    }

    private void failLoop(Failure failure, Instant now) {
        machine.announcer.stepFailed(path, step.id(), failure, "fail", now);
        fail(failure, now);
    }

    private void finish(Instant now) {
        JsonNode lastResult = last;
        if (loop.collect().isPresent()) {
            Loops.store(this, loop.collect().get().value(), results, place, now);
        } else if (step.common().output().isPresent() && lastResult != null) {
            Loops.store(this, step.common().output().get().value(), lastResult, place, now);
        }
        machine.announcer.stepCompleted(path, step.id(), loop.collect().isPresent() ? results : lastResult, now);
        end(new Ended.Done(loop.collect().isPresent() ? results : lastResult), now);
    }

    @Override
    void write(ObjectNode saved) {
        saved.put("index", index);
        Map.of("items", new Slot(items), "last", new Slot(last), "hidden", new Slot(hidden))
                .forEach((name, slot) -> slot.write(saved, name));
        saved.set("results", results);
        if (child != null) {
            saved.set("child", child.save());
        }
    }

    @Override
    void read(JsonNode saved) {
        index = saved.path("index").intValue();
        items = (ArrayNode) saved.get("items");
        last = saved.get("last");
        hidden = saved.get("hidden");
        results = (ArrayNode) saved.path("results");
        if (saved.has("child")) {
            Frame restored = body();
            child = restored;
            restored.load(saved.path("child"));
        }
    }

    private record Slot(@Nullable JsonNode value) {
        void write(ObjectNode saved, String name) {
            if (value != null) {
                saved.set(name, value);
            }
        }
    }
}
