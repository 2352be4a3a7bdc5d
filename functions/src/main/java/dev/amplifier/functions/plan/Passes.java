package dev.amplifier.functions.plan;

import dev.amplifier.core.recipe.run.RecipePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the steps of a plan would run, as far as the lengths of their loops are known. */
final class Passes {

    /** Stands in a path for each pass of a loop. */
    static final String EACH = "/[*]";

    private final Map<String, Long> iterations = new HashMap<>();

    Passes(List<RecipePlan.PlannedStep> steps) {
        for (RecipePlan.PlannedStep step : steps) {
            step.iterations().ifPresent(times -> iterations.put(step.path(), (long) times));
        }
    }

    /** How often a step runs: its own loop's length times those of the loops around it; a length that is not known counts as 1. */
    long of(RecipePlan.PlannedStep step) {
        long times = iterations.getOrDefault(step.path(), 1L);
        for (int at = step.path().indexOf(EACH); at >= 0; at = step.path().indexOf(EACH, at + 1)) {
            times *= iterations.getOrDefault(step.path().substring(0, at), 1L);
        }
        return times;
    }
}
