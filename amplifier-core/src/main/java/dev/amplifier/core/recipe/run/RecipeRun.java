package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recipe being run: a deterministic state machine without clock, I/O, randomness or threads. It asks for effects and is told their
 * outcomes. Told the same outcomes at the same times, it asks for the same effects with the same ids.
 *
 * <p>Not safe for use by several threads. The recipe must be valid.
 */
public final class RecipeRun {

    private static final int SNAPSHOT_VERSION = 1;

    private final Machine machine;
    private final RecipeFrame root;
    private boolean paused;

    private RecipeRun(Recipe recipe, RunOptions options) {
        this.machine = new Machine(options);
        this.root = new RecipeFrame(machine, recipe);
        try {
            root.begin(options.inputs());
            RecipeLibrary.tooManySteps(recipe, options.limits()).ifPresent(problem -> {
                throw new LimitExceededException(problem);
            });
        } catch (LimitExceededException e) {
            machine.overLimit(e, options.startedAt());
        }
    }

    /** A run at its beginning. Nothing happens before the first {@link #advance}. */
    public static RecipeRun start(Recipe recipe, RunOptions options) {
        RecipeRun run = new RecipeRun(recipe, options);
        run.machine.ready(run.root);
        return run;
    }

    /**
     * A run as it was when {@link #snapshot} was taken. Numbers of effects go on from there.
     *
     * @throws IllegalArgumentException if the snapshot is not one of this recipe and these options
     */
    public static RecipeRun restore(Recipe recipe, RunOptions options, JsonNode snapshot) {
        if (snapshot.path("version").intValue() != SNAPSHOT_VERSION) {
            throw new IllegalArgumentException(
                    "snapshot version is " + snapshot.path("version") + "; must be " + SNAPSHOT_VERSION);
        }
        RecipeRun run = new RecipeRun(recipe, options);
        Machine machine = run.machine;
        machine.restoreCounters(
                snapshot.path("effect").intValue(),
                snapshot.path("turn").longValue(),
                snapshot.path("turns").intValue());
        machine.budget.restore(snapshot.path("agent_steps").intValue());
        machine.library.load(snapshot.path("recipes"));
        machine.journal.load(snapshot.path("journal"));
        machine.timeline.load(snapshot.path("steps"));
        machine.announcer.load(snapshot.path("events"));
        run.paused = snapshot.path("paused").booleanValue();
        run.root.load(snapshot.path("root"));
        return run;
    }

    /**
     * A new run that begins at a later step, with what the earlier steps did to the variables taken from an earlier run.
     *
     * @param recipe the recipe, perhaps changed
     * @param options the new run's options; its inputs may be changed too
     * @param history what {@link #history} of the earlier run said
     * @param stepPath path of the step to begin with. A path further inside, of an iteration or of a step of a sub-recipe, stands for
     *     the step of the outermost recipe that contains it
     * @throws IllegalArgumentException if the recipe has no such step
     */
    public static RecipeRun rerunFrom(Recipe recipe, RunOptions options, JsonNode history, String stepPath) {
        RecipeRun run = new RecipeRun(recipe, options);
        Set<String> before = new LinkedHashSet<>();
        if (!run.placeAt(stepPath, before)) {
            throw new IllegalArgumentException("The recipe has no step at '" + stepPath + "'");
        }
        Journal.replay(history, before, run.root.variables);
        run.root.variables.takeChanges();
        run.machine.journal.keep(history, before);
        run.machine.ready(run.root);
        return run;
    }

    private boolean placeAt(String stepPath, Set<String> before) {
        return switch (root.recipe.flow()) {
            case Flow.Flat(List<Step> steps) -> placeAt(stepPath, "", steps, 0, before);
            case Flow.Staged(List<Stage> stages) -> {
                for (int i = 0; i < stages.size(); i++) {
                    String stage = stages.get(i).name().value();
                    if (placeAt(stepPath, stage, stages.get(i).steps(), i, before)) {
                        yield true;
                    }
                    before.add(stage);
                }
                yield false;
            }
        };
    }

    private boolean placeAt(String stepPath, String prefix, List<Step> steps, int stage, Set<String> before) {
        for (int i = 0; i < steps.size(); i++) {
            String path = Place.join(prefix, steps.get(i).id());
            if (stepPath.equals(path) || stepPath.startsWith(path + "/")) {
                root.startAt(stage, i);
                for (String kept : before) {
                    machine.announcer.stepKept(
                            kept, kept.substring(kept.lastIndexOf('/') + 1), machine.options.startedAt());
                }
                return true;
            }
            before.add(path);
        }
        return false;
    }

    /**
     * Goes on as far as it gets by itself.
     *
     * @param now the time; must not go back from call to call
     * @return the effects that are newly asked for, in the order of their ids; empty if the run is paused, waits or has ended
     */
    public List<Effect> advance(Instant now) {
        return paused ? List.of() : machine.advance(now);
    }

    /**
     * Tells what came of an effect. Of one that is not outstanding, because the run has ended or has done without it, nothing is
     * heard. Call {@link #advance} to go on.
     */
    public void complete(int effectId, Outcome outcome, Instant now) {
        machine.complete(effectId, outcome, now);
    }

    /** Stops the run for good. Effects that are outstanding are no longer awaited. */
    public void cancel(Instant now) {
        machine.finish(new RunState.Cancelled(), now);
    }

    /**
     * Starts nothing more, and ends the run as cancelled when the agents and commands that are outstanding have come to their end; at once if there are
     * none, or the run is paused. What they bring is taken.
     */
    public void stop(Instant now) {
        if (paused) {
            cancel(now);
        } else {
            machine.stop(now);
        }
    }

    /** Whether {@link #stop} was called and something is still waited for. */
    public boolean stopping() {
        return machine.stopping();
    }

    /** Paths of the steps whose agents or commands are outstanding, in the order in which they were asked for. */
    public List<String> atWork() {
        return machine.atWork();
    }

    /** Ends the run as failed, for a reason that is its caller's. */
    public void fail(String code, String message, Instant now) {
        machine.finish(new RunState.Failed(code, message, ""), now);
    }

    /** Asks for nothing new from now on. Outstanding effects go on, and their outcomes are taken. */
    public void pause() {
        paused = true;
    }

    /** Takes back {@link #pause}. */
    public void resume() {
        paused = false;
    }

    /** Where the run stands. */
    public RunState state() {
        RunState end = machine.end();
        if (end != null) {
            return end;
        }
        if (paused) {
            return new RunState.Paused();
        }
        List<Effect.AwaitApproval> gates = machine.waitingGates();
        return gates.isEmpty() ? new RunState.Running() : new RunState.WaitingApproval(gates);
    }

    /** All gates that wait for a person, also while other things are going on. */
    public List<Effect.AwaitApproval> gates() {
        return machine.gates();
    }

    /** What happened since the last call, in order. */
    public List<MachineEvent> drainEvents() {
        return machine.announcer.drain();
    }

    /** The variables now, each with {@code name}, {@code size} in characters of JSON, and {@code preview}; those that every run has are left out. */
    public ArrayNode variables() {
        return Announcer.views(root.context());
    }

    /** The values of the variables now, in the order of first assignment; those that every run has are left out. */
    public Map<String, JsonNode> context() {
        return root.context();
    }

    /** The steps so far, in the order they started, at most 500. */
    public List<StepView> steps() {
        return machine.timeline.views();
    }

    /** Whether no effect is outstanding, so that {@link #snapshot} can be taken: before the first advance, or between the last outstanding outcome and the next advance. */
    public boolean quiescent() {
        return machine.quiescent() && machine.end() == null;
    }

    /**
     * All that is needed to go on elsewhere, events that nobody has drained included.
     *
     * @throws IllegalStateException if the run is not {@link #quiescent}
     */
    public JsonNode snapshot() {
        if (!quiescent()) {
            throw new IllegalStateException("effects are outstanding, or the run has ended");
        }
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("version", SNAPSHOT_VERSION)
                .put("effect", machine.lastEffect())
                .put("turn", machine.lastTurn())
                .put("turns", machine.turns())
                .put("agent_steps", machine.budget.used())
                .put("paused", paused);
        saved.set("recipes", machine.library.save());
        saved.set("journal", machine.journal.save());
        saved.set("steps", machine.timeline.save());
        saved.set("events", machine.announcer.save());
        saved.set("root", root.save());
        return saved.deepCopy();
    }

    /** What each step of the recipe has done to the variables so far, for {@link #rerunFrom}. */
    public JsonNode history() {
        return machine.journal.save();
    }
}
