package dev.amplifier.core.recipe.run;

import java.util.Optional;

/** Counts the agent steps of the whole tree of recipes. */
final class Budget {

    private int used;

    int used() {
        return used;
    }

    void restore(int count) {
        used = count;
    }

    /** Counts one agent step. The reference stops one step early, which strict compatibility keeps. */
    Optional<Failure> charge(int max, boolean strict, String path) {
        used++;
        boolean over = strict ? used >= max : used > max;
        return over
                ? Optional.of(Failure.fatal("step_budget", "Total steps " + used + " exceeds limit " + max, path))
                : Optional.empty();
    }

    /** Counts all iterations of a parallel loop beforehand. */
    Optional<Failure> chargeLoop(int iterations, int max, String path) {
        if (used + iterations > max) {
            return Optional.of(Failure.fatal(
                    "step_budget",
                    "Parallel loop would exceed max_total_steps (" + used + " + " + iterations + " > " + max + ")",
                    path));
        }
        used += iterations;
        return Optional.empty();
    }
}
