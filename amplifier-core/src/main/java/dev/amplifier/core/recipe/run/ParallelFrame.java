package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A loop over a list whose iterations run side by side, within its bound. Each one changes nothing but its own copy of the variables; all
 * run to their end; the results stand in the order of the list.
 */
final class ParallelFrame extends Frame {

    private static final int CAUSE_CHARS = 100;

    private final Step step;
    private final Loop.Foreach loop;
    private final Place place;
    private @Nullable ArrayNode items;
    private int next;
    private boolean skipping;
    private final Map<Integer, Iteration> active = new TreeMap<>();
    private final TreeMap<Integer, JsonNode> results = new TreeMap<>();
    private final TreeMap<Integer, Failure> failures = new TreeMap<>();

    private record Iteration(VariableScope variables, Frame frame) {}

    ParallelFrame(Machine machine, Frame parent, Step step, Loop.Foreach loop, Place place) {
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
            return;
        }
        while (next < list.size() && active.size() < width(list)) {
            machine.announcer.iteration(path, step.id(), next + 1, list.size(), now);
            VariableScope variables = place.variables().copy();
            variables.set(loop.as().value(), list.get(next));
            variables.set("_parallel_group_id", JsonNodeFactory.instance.textNode(path));
            Iteration iteration = new Iteration(variables, body(next, variables));
            active.put(next, iteration);
            machine.ready(iteration.frame());
            next++;
        }
        if (active.isEmpty()) {
            finish(list.size(), now);
        }
    }

    private int width(ArrayNode list) {
        return loop.parallel() instanceof Parallelism.Bounded(int limit) ? limit : list.size();
    }

    private void start(Instant now) {
        machine.announcer.stepStarted(path, step.id(), "foreach", now);
        switch (ForeachItems.of(step, loop, place)) {
            case ForeachItems.Refused(Failure failure) -> failLoop(failure, now);
            case ForeachItems.Found(ArrayNode found)
            when found.isEmpty() -> Loops.endEmpty(this, step, loop, place, now);
            case ForeachItems.Found(ArrayNode found) ->
                refusal(found.size()).ifPresentOrElse(failure -> failLoop(failure, now), () -> {
                    items = found;
                    machine.ready(this);
                });
        }
    }

    private Optional<Failure> refusal(int iterations) {
        if (step instanceof AgentStep) {
            return machine.budget.chargeLoop(iterations, place.home().limits.maxTotalSteps(), path);
        }
        return step instanceof BodyStep && machine.options.strict()
                ? Optional.of(Failure.fatal(
                        "parallel_body", "Step '" + step.id() + "' is an agent step but missing prompt or agent", path))
                : Optional.empty();
    }

    private Frame body(int index, VariableScope variables) {
        return StepFrame.single(machine, this, step, place.iteration(index, variables, step instanceof AgentStep));
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        int index = active.entrySet().stream()
                .filter(entry -> entry.getValue().frame() == ended)
                .findFirst()
                .orElseThrow()
                .getKey();
        active.remove(index);
        switch (how) {
            case Ended.Done(JsonNode result) ->
                results.put(index, result == null ? JsonNodeFactory.instance.nullNode() : result);
            case Ended.SkipRemaining skip -> {
                skipping = true;
                failures.put(index, Failure.lasting("skipped", "skip_remaining", path));
            }
            case Ended.Failed(Failure failure) -> {
                failures.put(index, failure);
                skipping |= step.common().onError() == OnError.SKIP_REMAINING && !failure.fatal();
            }
        }
        if (turn == 0) {
            machine.ready(this);
        }
    }

    private void finish(int count, Instant now) {
        Optional<Failure> fatal =
                failures.values().stream().filter(Failure::fatal).findFirst();
        if (fatal.isPresent()) {
            failLoop(summary(count, fatal.get()), now);
        } else if (failures.isEmpty() || step.common().onError() == OnError.CONTINUE) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(count);
            for (int i = 0; i < count; i++) {
                list.add(results.get(i));
            }
            collect(list, now);
        } else if (skipping && !machine.options.strict()) {
            Loops.endSkipping(this, step, now);
        } else {
            failLoop(summary(count, failures.firstEntry().getValue()), now);
        }
    }

    private Failure summary(int count, Failure first) {
        String causes = failures.entrySet().stream()
                .map(entry -> "iteration " + entry.getKey() + ": "
                        + cut(entry.getValue().message()))
                .collect(Collectors.joining("; "));
        return first.retold(
                "Step '" + step.id() + "': " + failures.size() + "/" + count + " iterations failed: " + causes);
    }

    private static String cut(String cause) {
        return cause.length() > CAUSE_CHARS ? cause.substring(0, CAUSE_CHARS) : cause;
    }

    private void collect(ArrayNode list, Instant now) {
        JsonNode last = list.get(list.size() - 1);
        if (loop.collect().isPresent()) {
            Loops.store(this, loop.collect().get().value(), list, place, now);
        } else {
            step.common().output().ifPresent(output -> Loops.store(this, output.value(), last, place, now));
        }
        machine.announcer.stepCompleted(path, step.id(), loop.collect().isPresent() ? list : last, now);
        end(new Ended.Done(loop.collect().isPresent() ? list : last), now);
    }

    private void failLoop(Failure failure, Instant now) {
        machine.announcer.stepFailed(path, step.id(), failure, "fail", now);
        fail(failure, now);
    }

    @Override
    void write(ObjectNode saved) {
        saved.put("next", next).put("skipping", skipping);
        if (items != null) {
            saved.set("items", items);
        }
        ObjectNode iterations = saved.putObject("active");
        active.forEach((index, iteration) -> {
            ObjectNode one = iterations.putObject(index.toString());
            one.set("variables", iteration.variables().save());
            one.set("frame", iteration.frame().save());
        });
        ObjectNode done = saved.putObject("results");
        results.forEach((index, result) -> done.set(index.toString(), result));
        ObjectNode failed = saved.putObject("failures");
        failures.forEach((index, failure) -> failed.set(index.toString(), failure.save()));
    }

    @Override
    void read(JsonNode saved) {
        next = saved.path("next").intValue();
        skipping = saved.path("skipping").booleanValue();
        items = (ArrayNode) saved.get("items");
        saved.path("results")
                .fields()
                .forEachRemaining(field -> results.put(Integer.valueOf(field.getKey()), field.getValue()));
        saved.path("failures")
                .fields()
                .forEachRemaining(
                        field -> failures.put(Integer.valueOf(field.getKey()), Failure.load(field.getValue())));
        saved.path("active").fields().forEachRemaining(field -> {
            int index = Integer.parseInt(field.getKey());
            VariableScope variables = place.variables().copy();
            variables.load(field.getValue().path("variables"));
            Iteration iteration = new Iteration(variables, body(index, variables));
            active.put(index, iteration);
            iteration.frame().load(field.getValue().path("frame"));
        });
    }
}
