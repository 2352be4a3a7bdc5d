package dev.amplifier.core.recipe.run;

import dev.amplifier.core.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dry run: what a run would do, as far as that can be said without doing anything.
 *
 * @param steps the steps in order, those of loops' bodies and of sub-recipes after the step that contains them; at most 500
 * @param gates the gates in the order they would be reached
 * @param missing sentences about what the run would lack: variables that nothing defines, recipes that are not at hand
 * @param complete whether all steps are there
 */
public record RecipePlan(List<PlannedStep> steps, List<PlannedGate> gates, List<String> missing, boolean complete) {

    /** Copies the lists. */
    public RecipePlan {
        steps = List.copyOf(steps);
        gates = List.copyOf(gates);
        missing = List.copyOf(missing);
    }

    /** Plans a run of a valid recipe. */
    public static RecipePlan of(Recipe recipe, RunOptions options) {
        return new Planner(options).plan(recipe);
    }

    /** Whether a step would run. */
    public enum Runs {
        /** It has no condition, or one that holds. */
        YES,
        /** Its condition does not hold, or its list is empty. */
        NO,
        /** That depends on what earlier steps produce. */
        DEPENDS
    }

    /**
     * A step.
     *
     * @param path its path; an iteration of a loop is {@code [*]}
     * @param id its id
     * @param type {@code agent}, {@code bash}, {@code recipe} or {@code steps} for a loop's body
     * @param runs whether it would run
     * @param condition its condition as written
     * @param loop the loop's list or condition as written; empty without a loop
     * @param iterations how often the loop would run, where that is known
     * @param agent the agent; empty unless one is asked
     * @param text prompt, command or path of the recipe, filled in as far as the variables are known
     * @param unresolved references in the text that only earlier steps' results will fill in
     * @param models models to try in order; empty for the default
     * @param output the variable that receives the result
     */
    public record PlannedStep(
            String path,
            String id,
            String type,
            Runs runs,
            Optional<String> condition,
            Optional<String> loop,
            OptionalInt iterations,
            Optional<String> agent,
            String text,
            List<String> unresolved,
            List<ModelWish> models,
            Optional<String> output) {
        /** Copies the lists. */
        public PlannedStep {
            unresolved = List.copyOf(unresolved);
            models = List.copyOf(models);
        }
    }

    /**
     * A gate.
     *
     * @param stage its name
     * @param prompt its question, filled in as far as the variables are known
     * @param timeoutSeconds how long it waits, in seconds; zero for ever
     * @param onTimeout {@code approve} or {@code deny}
     * @param position how many of the plan's steps come before it
     */
    public record PlannedGate(String stage, String prompt, long timeoutSeconds, String onTimeout, int position) {}
}
