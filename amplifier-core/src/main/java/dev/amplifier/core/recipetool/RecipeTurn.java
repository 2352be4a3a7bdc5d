package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.recipe.run.RecipeRun;
import dev.amplifier.core.recipe.run.RunLimits;
import dev.amplifier.core.recipe.run.RunOptions;
import dev.amplifier.core.recipe.run.RunState;
import dev.amplifier.core.session.TurnAgents;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One recipe that runs inside a turn, from its beginning to its end. What it asks for happens one after another, iterations that may run side by side
 * included: the turn has one workspace, and what it has used is counted once. For one thread.
 */
final class RecipeTurn {

    /** 200 steps, 400 effects, 50 000 moves, 200 000 characters a variable and 1 000 000 in all. */
    static final RunLimits LIMITS = new RunLimits(200, 400, 50_000, 200_000, 1_000_000);

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int HALF = 16;

    private final String id;
    private final Recipe recipe;
    private final RecipeRun run;
    private final InstantSource clock;
    private final Cancellation cancellation;
    private final TurnEffects effects;
    private final RecipeEvents events;
    private final Deque<Effect> wanted = new ArrayDeque<>();

    RecipeTurn(
            Recipe recipe,
            RecipeSources.Source source,
            RecipeSources sources,
            Map<String, JsonNode> values,
            RecipeToolModule host,
            TurnAgents sessions,
            ToolContext context) {
        this.clock = host.clock();
        Instant now = clock.instant();
        this.id = UUID.randomUUID().toString().replace("-", "").substring(0, HALF) + "-" + STARTED.format(now)
                + "_recipe";
        this.recipe = recipe;
        this.run = RecipeRun.start(
                recipe,
                new RunOptions(
                        id,
                        values,
                        now,
                        "/workspace",
                        source.path(),
                        Compatibility.LENIENT,
                        source.files(),
                        true,
                        LIMITS));
        this.cancellation = context.cancellation();
        this.effects = new TurnEffects(recipe.name().value(), sources, host.bash(), sessions, context);
        this.events = new RecipeEvents(recipe, id, context.events());
    }

    ToolResult run() {
        events.started();
        while (!run.state().ended()) {
            wanted.addAll(run.advance(clock.instant()));
            events.happened(run.drainEvents());
            Effect next = wanted.poll();
            if (next == null) {
                break;
            }
            if (!cancellation.proceedToNext()) {
                run.cancel(clock.instant());
                events.ended(run.state());
                return ToolResult.error("Recipe execution failed: Recipe " + id + " cancellation ("
                        + cancellation.level().name().toLowerCase(Locale.ROOT) + ") at step '" + next.path() + "'");
            }
            switch (effects.perform(next)) {
                case TurnEffects.Came.Of(Outcome outcome) -> run.complete(next.id(), outcome, clock.instant());
                case TurnEffects.Came.Unanswerable(String message) ->
                    run.fail("nobody_to_ask", message, clock.instant());
            }
        }
        events.happened(run.drainEvents());
        events.ended(run.state());
        return answer(run.state());
    }

    private ToolResult answer(RunState state) {
        return switch (state) {
            case RunState.Completed completed ->
                ToolResult.ok(Summary.of(recipe, id, completed).toString());
            case RunState.Failed failed -> ToolResult.error("Recipe execution failed: " + failed.message());
            case RunState.Denied denied -> ToolResult.error("Recipe execution failed: " + denied.message());
            default -> ToolResult.error("Recipe execution failed: it came to no end");
        };
    }
}
