package dev.amplifier.core.recipe;

import java.util.List;

/** The work of a recipe: steps one after the other, or stages of steps with gates between them. */
public sealed interface Flow {

    /**
     * Steps one after the other.
     *
     * @param steps in the order of the document
     */
    record Flat(List<Step> steps) implements Flow {
        /** Copies the list. */
        public Flat {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Stages one after the other.
     *
     * @param stages in the order of the document
     */
    record Staged(List<Stage> stages) implements Flow {
        /** Copies the list. */
        public Staged {
            stages = List.copyOf(stages);
        }
    }
}
