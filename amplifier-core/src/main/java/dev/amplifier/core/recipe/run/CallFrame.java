package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Recursion;
import dev.amplifier.core.recipe.Timeout;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs another recipe inside this run. */
final class CallFrame extends ActionFrame {

    private final RecipeStep step;
    private String source = "";
    private Set<String> passed = Set.of();
    private @Nullable Instant deadline;
    private @Nullable RecipeFrame child;

    CallFrame(Machine machine, Frame parent, RecipeStep step, Place place) {
        super(machine, parent, step, place, "recipe");
        this.step = step;
    }

    @Override
    void attempt(Instant now) {
        try {
            String written = Rendering.text(step.recipe(), place);
            source = RecipeLibrary.resolve(place.home().source, written);
            String text = machine.library.text(source);
            if (text != null) {
                enter(text, now);
            } else if (machine.options.loadsMissing() && !RecipeLibrary.isOutside(source)) {
                machine.request(this, id -> new Effect.LoadRecipe(id, path, source));
            } else {
                attemptFailed(missing(), now);
            }
        } catch (UndefinedVariableException e) {
            attemptFailed(Failure.undefined(e, path), now);
        } catch (Rendering.InvalidTimeoutException e) {
            attemptFailed(e.failure(path), now);
        }
    }

    private Failure missing() {
        return Failure.lasting(
                "sub_recipe_not_found",
                (source.startsWith("@") ? "Sub-recipe @mention not found: " : "Sub-recipe not found: ") + source,
                path);
    }

    @Override
    void attempted(Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.RecipeLoaded(String text) -> {
                machine.library.add(source, text);
                machine.ready(this);
            }
            case Outcome.Failed failed -> attemptFailed(missing(), now);
            case Outcome.TimedOut over -> attemptFailed(missing(), now);
            default -> throw new IllegalArgumentException("no outcome of loading a recipe: " + outcome);
        }
    }

    private void enter(String text, Instant now) throws UndefinedVariableException, Rendering.InvalidTimeoutException {
        switch (machine.library.parse(source, text)) {
            case RecipeLibrary.Parsed.Refused(String why) ->
                attemptFailed(
                        Failure.lasting("sub_recipe_invalid", "Sub-recipe " + source + " cannot run: " + why, path),
                        now);
            case RecipeLibrary.Parsed.Read(Recipe recipe) -> {
                Map<String, JsonNode> context = new LinkedHashMap<>();
                for (var entry : step.context().entrySet()) {
                    context.put(entry.getKey(), Template.renderDeeply(entry.getValue(), place.variables()));
                }
                Optional<Failure> tooDeep = tooDeep(recipe);
                if (tooDeep.isPresent()) {
                    attemptFailed(tooDeep.get(), now);
                    return;
                }
                passed = new LinkedHashSet<>(context.keySet());
                deadline = limited() ? now.plus(Rendering.timeout(this, step, place, now)) : null;
                RecipeFrame next = called(recipe, context);
                child = next;
                machine.ready(next);
            }
        }
    }

    /** Only a timeout that the step states limits a whole recipe. */
    private boolean limited() {
        return !machine.options.strict()
                && !(step.common().timeout() instanceof Timeout.Fixed fixed && !fixed.stated());
    }

    private Recursion limits() {
        return step.recursion().orElse(place.home().limits);
    }

    private Optional<Failure> tooDeep(Recipe recipe) {
        int depth = place.home().depth() + 1;
        int max = limits().maxDepth();
        return depth >= max
                ? Optional.of(Failure.fatal(
                        "recursion_depth",
                        "Recipe recursion depth " + depth + " exceeds limit " + max + ". Stack: "
                                + String.join(" -> ", place.home().stack) + " -> "
                                + recipe.name().value(),
                        path))
                : Optional.empty();
    }

    private RecipeFrame called(Recipe recipe, Map<String, JsonNode> context) {
        return new RecipeFrame(machine, this, place.home(), recipe, source, limits(), gatePrefix(), context);
    }

    /** Calls that run side by side must not reach gates of the same name. */
    private String gatePrefix() {
        String prefix = place.home().gatePrefixInside();
        return place.variables() == place.home().variables ? prefix : prefix + place.path() + "/";
    }

    @Override
    void childEnded(Frame ended, Ended how, Instant now) {
        child = null;
        deadline = null;
        switch (how) {
            case Ended.Failed(Failure failure) -> attemptFailed(failure, now);
            case Ended.Done done -> finished((RecipeFrame) ended, now);
            case Ended.SkipRemaining skip -> finished((RecipeFrame) ended, now);
        }
    }

    private void finished(RecipeFrame recipe, Instant now) {
        succeeded(Results.ofRecipe(recipe.result(passed), step.common().parseJson()), now);
    }

    @Override
    boolean toleratesBy(Failure failure) {
        return !machine.options.strict();
    }

    @Override
    boolean retries() {
        return !machine.options.strict();
    }

    /** What the timeouts of the recipes around a frame leave it; empty if none has one. */
    static Optional<Duration> timeLeft(Frame frame, Instant now) {
        Instant first = null;
        for (Frame at = frame.parent; at != null; at = at.parent) {
            if (at instanceof CallFrame call
                    && call.deadline != null
                    && (first == null || call.deadline.isBefore(first))) {
                first = call.deadline;
            }
        }
        return first == null ? Optional.empty() : Optional.of(Duration.between(now, first));
    }

    /** Ends the outermost recipe around a frame whose time is over, if there is one. */
    static boolean expire(Frame frame, Instant now) {
        CallFrame over = null;
        for (Frame at = frame.parent; at != null; at = at.parent) {
            if (at instanceof CallFrame call && call.deadline != null && !now.isBefore(call.deadline)) {
                over = call;
            }
        }
        if (over == null) {
            return false;
        }
        RecipeFrame within = over.child;
        if (within != null) {
            frame.discarded(now);
            over.machine.discard(within, now);
        }
        over.child = null;
        over.deadline = null;
        over.attemptFailed(over.expired(now), now);
        return true;
    }

    private Failure expired(Instant now) {
        try {
            return timedOut("recipe '" + source + "'", Rendering.timeout(this, step, place, now));
        } catch (UndefinedVariableException | Rendering.InvalidTimeoutException e) {
            return Failure.passing("timeout", "Step '" + step.id() + "': recipe '" + source + "' timed out", path);
        }
    }

    /** Time that people took does not count. */
    static void extendDeadlines(Frame frame, Duration by) {
        for (Frame at = frame.parent; at != null; at = at.parent) {
            if (at instanceof CallFrame call && call.deadline != null) {
                call.deadline = call.deadline.plus(by);
            }
        }
    }

    @Override
    void writeAttempt(ObjectNode saved) {
        if (child != null) {
            saved.put("source", source).set("child", child.save());
            passed.forEach(saved.putArray("passed")::add);
            if (deadline != null) {
                saved.put("deadline", deadline.toString());
            }
        }
    }

    @Override
    void readAttempt(JsonNode saved) {
        if (!saved.has("child")) {
            return;
        }
        source = saved.path("source").asText();
        Set<String> names = new LinkedHashSet<>();
        saved.path("passed").forEach(name -> names.add(name.textValue()));
        passed = names;
        deadline = saved.has("deadline") ? Instant.parse(saved.get("deadline").textValue()) : null;
        String text = machine.library.text(source);
        if (text == null
                || !(machine.library.parse(source, text) instanceof RecipeLibrary.Parsed.Read(Recipe recipe))) {
            throw new IllegalArgumentException("The snapshot is inside " + source + ", which is not at hand");
        }
        RecipeFrame restored = called(recipe, Map.of());
        child = restored;
        restored.load(saved.path("child"));
    }
}
