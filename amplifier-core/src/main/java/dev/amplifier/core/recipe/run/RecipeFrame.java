package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Recursion;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recipe being run: the outermost one, or one that a step has called. */
final class RecipeFrame extends Frame {

    private static final Set<String> BUILT_IN = Set.of("recipe", "session", "step", "stage");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    final Recipe recipe;
    /** Path of the recipe within the project. */
    final String source;
    /** Names of the recipes from the outermost to this one. */
    final List<String> stack;

    final Recursion limits;
    final VariableScope variables;
    final Optional<RateLimiter> limiter;
    final Map<String, JsonNode> orchestratorConfig;

    private final String gatePrefix;
    private final boolean ownsLimiter;
    private int stage;
    private int firstStep;
    private Phase phase = Phase.BEFORE;
    private @Nullable Frame child;

    private enum Phase {
        BEFORE,
        STEPS,
        AFTER,
        LEAVE
    }

    /** The outermost recipe, which still has to {@link #begin}. */
    RecipeFrame(Machine machine, Recipe recipe) {
        super(machine, null, "");
        this.recipe = recipe;
        this.source = machine.options.recipePath();
        this.stack = List.of(recipe.name().value());
        this.limits = recipe.recursion();
        this.variables = new VariableScope(machine.options.limits());
        this.ownsLimiter = recipe.rateLimiting().isPresent();
        this.limiter = recipe.rateLimiting().map(RateLimiter::new);
        this.orchestratorConfig = recipe.orchestratorConfig();
        this.gatePrefix = "";
    }

    /** A recipe that a step calls. */
    RecipeFrame(
            Machine machine,
            CallFrame caller,
            RecipeFrame home,
            Recipe recipe,
            String source,
            Recursion limits,
            String gatePrefix,
            Map<String, JsonNode> passed) {
        super(machine, caller, caller.path);
        this.recipe = recipe;
        this.source = source;
        this.limits = limits;
        this.gatePrefix = gatePrefix;
        List<String> names = new ArrayList<>(home.stack);
        names.add(recipe.name().value());
        this.stack = List.copyOf(names);
        this.variables = new VariableScope(machine.options.limits());
        this.ownsLimiter = home.limiter.isEmpty() && recipe.rateLimiting().isPresent();
        this.limiter =
                home.limiter.isPresent() ? home.limiter : recipe.rateLimiting().map(RateLimiter::new);
        this.orchestratorConfig =
                home.orchestratorConfig.isEmpty() ? recipe.orchestratorConfig() : home.orchestratorConfig;
        begin(passed);
    }

    /** Sets the variables that there are from the start. */
    void begin(Map<String, JsonNode> overlay) {
        Map<String, JsonNode> initial = new LinkedHashMap<>(recipe.context());
        initial.putAll(overlay);
        initial.forEach(variables::set);
        variables.set(
                "recipe",
                NODES.objectNode()
                        .put("name", recipe.name().value())
                        .put("version", recipe.version().value())
                        .put("description", recipe.description().value()));
        RunOptions options = machine.options;
        String started = options.startedAt().toString();
        variables.set(
                "session",
                NODES.objectNode()
                        .put("id", options.executionId())
                        .put("started", started.endsWith("Z") ? started.substring(0, started.length() - 1) : started)
                        .put("project", options.project()));
        variables.takeChanges();
    }

    /** Depth below the outermost recipe, which has none. */
    int depth() {
        return stack.size() - 1;
    }

    /** What gates of recipes called from here have in front of their names. */
    String gatePrefixInside() {
        return recipe.flow() instanceof Flow.Staged ? gateName(recipe.stages().get(stage)) + "/" : gatePrefix;
    }

    private String gateName(Stage current) {
        return gatePrefix + current.name().value();
    }

    /** Begins at a later step instead of the first one. */
    void startAt(int stageIndex, int stepIndex) {
        stage = stageIndex;
        firstStep = stepIndex;
        phase = Phase.STEPS;
    }

    @Override
    void proceed(Instant now) {
        switch (recipe.flow()) {
            case Flow.Flat(List<Step> steps) -> {
                if (phase == Phase.LEAVE) {
                    end(new Ended.Done(null), now);
                } else {
                    push(new SequenceFrame(machine, this, steps, flatPlace(), stageVariables(), firstStep));
                }
            }
            case Flow.Staged(List<Stage> stages) -> {
                if (stage >= stages.size()) {
                    end(new Ended.Done(null), now);
                } else {
                    proceed(stages.get(stage), now);
                }
            }
        }
    }

    private void proceed(Stage current, Instant now) {
        String stagePath = Place.join(path, current.name().value());
        if (phase == Phase.BEFORE || firstStep > 0 || !machineKnowsStage(current)) {
            variables.set(
                    "stage",
                    NODES.objectNode().put("name", current.name().value()).put("index", stage));
        }
        switch (phase) {
            case BEFORE -> {
                machine.announcer.stageStarted(stagePath, stage, now);
                phase = Phase.STEPS;
                if (gateAt(current, Approval.When.BEFORE_STAGE) instanceof Approval gate) {
                    push(new GateFrame(machine, this, gate, gateName(current), stagePath, variables));
                } else {
                    machine.ready(this);
                }
            }
            case STEPS ->
                push(new SequenceFrame(
                        machine,
                        this,
                        current.steps(),
                        new Place(this, variables, stagePath, false, false),
                        stageVariables(),
                        firstStep));
            case AFTER -> {
                phase = Phase.LEAVE;
                if (gateAt(current, Approval.When.AFTER_STAGE) instanceof Approval gate) {
                    push(new GateFrame(machine, this, gate, gateName(current), stagePath, variables));
                } else {
                    machine.ready(this);
                }
            }
            case LEAVE -> {
                if (variables.get("_approval_message") == null) {
                    variables.set("_approval_message", NODES.textNode(""));
                }
                note(stagePath);
                machine.announcer.stageCompleted(stagePath, stage, now);
                stage++;
                firstStep = 0;
                phase = Phase.BEFORE;
                machine.ready(this);
            }
        }
    }

    private boolean machineKnowsStage(Stage current) {
        JsonNode known = variables.get("stage");
        return known != null
                && known.path("name").asText().equals(current.name().value());
    }

    private static @Nullable Approval gateAt(Stage current, Approval.When when) {
        return current.gate().filter(gate -> gate.when() == when).orElse(null);
    }

    private Place flatPlace() {
        return new Place(this, variables, path, false, false);
    }

    private Optional<String> stageVariables() {
        return recipe.flow() instanceof Flow.Staged
                ? Optional.of(recipe.stages().get(stage).name().value())
                : Optional.empty();
    }

    private void push(Frame next) {
        child = next;
        machine.ready(next);
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        switch (how) {
            case Ended.Failed failed -> end(failed, now);
            case Ended.Done done -> childDone(ended);
            case Ended.SkipRemaining skip -> childDone(ended);
        }
    }

    private void childDone(Frame ended) {
        if (ended instanceof SequenceFrame) {
            phase = recipe.flow() instanceof Flow.Flat ? Phase.LEAVE : Phase.AFTER;
        }
        machine.ready(this);
    }

    /** Notes for later runs what has changed up to here. */
    void note(String where) {
        if (parent == null) {
            machine.journal.note(where, variables);
        }
    }

    /** All variables but those that every run has. */
    Map<String, JsonNode> context() {
        Map<String, JsonNode> context = variables.all();
        context.keySet().removeAll(BUILT_IN);
        return context;
    }

    RunState.Completed completed() {
        Map<String, JsonNode> context = context();
        JsonNode output = context.get("final_output");
        if (output == null) {
            List<Step> steps = recipe.steps();
            output = steps.isEmpty()
                    ? null
                    : steps.get(steps.size() - 1)
                            .common()
                            .output()
                            .map(name -> context.get(name.value()))
                            .orElse(null);
        }
        return new RunState.Completed(context, Optional.ofNullable(output));
    }

    /** What a recipe gives back to the step that called it: what it added to what it was given. */
    ObjectNode result(Set<String> passed) {
        ObjectNode result = NODES.objectNode();
        variables.all().forEach((name, value) -> {
            if (!passed.contains(name)
                    && !BUILT_IN.contains(name)
                    && !name.equals("_skipped_steps")
                    && !name.startsWith("_child_session_")) {
                result.set(name, value);
            }
        });
        return result;
    }

    @Override
    void write(ObjectNode saved) {
        saved.put("stage", stage).put("first_step", firstStep).put("phase", phase.name());
        saved.set("variables", variables.save());
        if (ownsLimiter) {
            limiter.ifPresent(rate -> saved.set("limiter", rate.save()));
        }
        if (child != null) {
            saved.put("gate", child instanceof GateFrame);
            saved.set("child", child.save());
        }
    }

    @Override
    void read(JsonNode saved) {
        stage = saved.path("stage").intValue();
        firstStep = saved.path("first_step").intValue();
        phase = Phase.valueOf(saved.path("phase").asText());
        variables.load(saved.path("variables"));
        if (ownsLimiter) {
            limiter.ifPresent(rate -> rate.load(saved.path("limiter")));
        }
        if (saved.has("child")) {
            Frame restored = saved.path("gate").booleanValue() ? gateFrame() : sequenceFrame();
            child = restored;
            restored.load(saved.path("child"));
        }
    }

    private Frame gateFrame() {
        Stage current = recipe.stages().get(stage);
        String stagePath = Place.join(path, current.name().value());
        return new GateFrame(machine, this, current.gate().orElseThrow(), gateName(current), stagePath, variables);
    }

    private Frame sequenceFrame() {
        return switch (recipe.flow()) {
            case Flow.Flat(List<Step> steps) ->
                new SequenceFrame(machine, this, steps, flatPlace(), Optional.empty(), firstStep);
            case Flow.Staged(List<Stage> stages) -> {
                Stage current = stages.get(stage);
                String stagePath = Place.join(path, current.name().value());
                yield new SequenceFrame(
                        machine,
                        this,
                        current.steps(),
                        new Place(this, variables, stagePath, false, false),
                        stageVariables(),
                        firstStep);
            }
        };
    }
}
