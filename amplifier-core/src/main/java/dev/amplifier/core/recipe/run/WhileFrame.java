package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A loop that goes on while a condition holds. Each turn: condition, body, updates, and the condition that ends it. */
final class WhileFrame extends Frame {

    private static final String INDEX = "_loop_index";
    private static final String ITERATION = "_loop_iteration";

    private final Step step;
    private final Loop.While loop;
    private final Place place;
    private boolean started;
    private int count;
    private ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private @Nullable JsonNode last;
    private @Nullable JsonNode outerIndex;
    private @Nullable JsonNode outerIteration;
    private @Nullable Frame child;

    WhileFrame(Machine machine, Frame parent, Step step, Loop.While loop, Place place) {
        super(machine, parent, place.path());
        this.step = step;
        this.loop = loop;
        this.place = place;
    }

    @Override
    void proceed(Instant now) {
        if (!started) {
            started = true;
            outerIndex = place.variables().get(INDEX);
            outerIteration = place.variables().get(ITERATION);
            machine.announcer.stepStarted(path, step.id(), "while", now);
        }
        if (count >= loop.maxIterations()) {
            finish(now);
            return;
        }
        switch (Conditions.ofLoop(loop.condition().value(), "while_condition", step, place)) {
            case Conditions.Verdict.Unclear(Failure failure) -> failLoop(failure, now);
            case Conditions.Verdict.Holds(boolean value) when value -> iterate(now);
            case Conditions.Verdict.Holds over -> finish(now);
        }
    }

    private void iterate(Instant now) {
        place.variables().set(INDEX, JsonNodeFactory.instance.numberNode(count));
        place.variables().set(ITERATION, JsonNodeFactory.instance.numberNode(count + 1));
        machine.announcer.iteration(path, step.id(), count + 1, loop.maxIterations(), now);
        Frame next = body();
        child = next;
        machine.ready(next);
    }

    private Frame body() {
        return StepFrame.single(machine, this, step, place.iteration(count, place.variables(), false));
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        switch (how) {
            case Ended.Done(JsonNode result) -> took(result, now);
            case Ended.SkipRemaining skip -> {
                leave();
                Loops.endSkipping(this, step, now);
            }
            case Ended.Failed(Failure failure) -> failed(failure, now);
        }
    }

    private void took(@Nullable JsonNode result, Instant now) {
        JsonNode value = result == null ? JsonNodeFactory.instance.nullNode() : result;
        last = value;
        if (loop.collect().isPresent()) {
            results.add(value);
        }
        if (!(step instanceof BodyStep)) {
            step.common().output().ifPresent(output -> Loops.store(this, output.value(), value, place, now));
        }
        Optional<Failure> failure = update(now);
        if (failure.isPresent()) {
            failLoop(Loops.inIteration(step, count, failure.get()), now);
            return;
        }
        count++;
        if (loop.breakWhen().isEmpty()) {
            machine.ready(this);
            return;
        }
        switch (Conditions.ofLoop(loop.breakWhen().get().value(), "break_when", step, place)) {
            case Conditions.Verdict.Holds(boolean over) when over -> finish(now);
            case Conditions.Verdict.Holds goesOn -> machine.ready(this);
            case Conditions.Verdict.Unclear(Failure unclear)
            when machine.options.strict() && unclear.code().equals("undefined_variable") -> failLoop(unclear, now);
            case Conditions.Verdict.Unclear(Failure unclear) -> {
                machine.announcer.warned(path, unclear.message(), now);
                machine.ready(this);
            }
        }
    }

    private Optional<Failure> update(Instant now) {
        Map<String, JsonNode> updated = new LinkedHashMap<>();
        for (var entry : loop.updateContext().entrySet()) {
            try {
                String text = Template.render(entry.getValue().value(), place.variables());
                JsonNode value = JsonNodeFactory.instance.textNode(text);
                place.variables().set(entry.getKey(), value);
                updated.put(entry.getKey(), value);
            } catch (UndefinedVariableException e) {
                return Optional.of(Failure.undefined(e, path));
            }
        }
        if (!updated.isEmpty()) {
            machine.announcer.contextUpdated(path, updated, now);
        }
        return Optional.empty();
    }

    private void failed(Failure failure, Instant now) {
        boolean strict = machine.options.strict();
        OnError onError =
                failure.fatal() || strict ? OnError.FAIL : step.common().onError();
        switch (onError) {
            case FAIL -> failLoop(Loops.inIteration(step, count, failure), now);
            case CONTINUE -> took(null, now);
            case SKIP_REMAINING -> {
                leave();
                Loops.endSkipping(this, step, now);
            }
        }
    }

    private void failLoop(Failure failure, Instant now) {
        leave();
        machine.announcer.stepFailed(path, step.id(), failure, "fail", now);
        fail(failure, now);
    }

    private void leave() {
        boolean strict = machine.options.strict();
        place.variables().restore(INDEX, strict ? null : outerIndex);
        place.variables().restore(ITERATION, strict ? null : outerIteration);
    }

    private void finish(Instant now) {
        leave();
        JsonNode lastResult = last;
        loop.collect().ifPresent(name -> Loops.store(this, name.value(), results, place, now));
        if (step instanceof BodyStep && lastResult != null && loop.collect().isEmpty()) {
            step.common().output().ifPresent(output -> Loops.store(this, output.value(), lastResult, place, now));
        }
        machine.announcer.stepCompleted(path, step.id(), lastResult, now);
        end(new Ended.Done(lastResult), now);
    }

    @Override
    void write(ObjectNode saved) {
        saved.put("started", started).put("count", count);
        saved.set("results", results);
        if (last != null) {
            saved.set("last", last);
        }
        if (outerIndex != null) {
            saved.set("outer_index", outerIndex);
        }
        if (outerIteration != null) {
            saved.set("outer_iteration", outerIteration);
        }
        if (child != null) {
            saved.set("child", child.save());
        }
    }

    @Override
    void read(JsonNode saved) {
        started = saved.path("started").booleanValue();
        count = saved.path("count").intValue();
        results = (ArrayNode) saved.path("results");
        last = saved.get("last");
        outerIndex = saved.get("outer_index");
        outerIteration = saved.get("outer_iteration");
        if (saved.has("child")) {
            Frame restored = body();
            child = restored;
            restored.load(saved.path("child"));
        }
    }
}
