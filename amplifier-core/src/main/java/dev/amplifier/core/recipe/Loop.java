package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.Map;
import java.util.Optional;

/** A loop around a step. */
public sealed interface Loop {

    /** The variable that receives the list of all results. */
    Optional<SourceText> collect();

    /** Expression that ends the loop after an iteration in which it holds. */
    Optional<SourceText> breakWhen();

    /** Variables to set after each iteration, in order: name to template. */
    Map<String, SourceText> updateContext();

    /** The most iterations that the loop may make. */
    int maxIterations();

    /** Where the loop's {@code foreach} or {@code while_condition} stands. */
    SourceRange range();

    /**
     * Once for each item of a list.
     *
     * @param items reference to the list, as written
     * @param as the variable that holds the item, {@code item} unless the document says otherwise
     * @param collect the variable that receives the list of all results
     * @param parallel how many iterations run at once
     * @param maxIterations a longer list is an error
     * @param checkpointIterations whether progress is recorded after each iteration
     * @param breakWhen expression that ends a sequential loop early
     * @param updateContext variables to set after each iteration
     */
    record Foreach(
            SourceText items,
            SourceText as,
            Optional<SourceText> collect,
            Parallelism parallel,
            int maxIterations,
            boolean checkpointIterations,
            Optional<SourceText> breakWhen,
            Map<String, SourceText> updateContext)
            implements Loop {

        /** The variable that holds the item where the document names none. */
        public static final String DEFAULT_AS = "item";

        /** Copies the updates, keeping their order. */
        public Foreach {
            updateContext = Ordered.copy(updateContext);
        }

        @Override
        public SourceRange range() {
            return items.range();
        }
    }

    /**
     * As long as a condition holds.
     *
     * @param condition expression judged before each iteration
     * @param maxIterations the loop ends silently after so many, 1 to 1000
     * @param breakWhen expression that ends the loop after an iteration
     * @param updateContext variables to set after each iteration
     * @param collect the variable that receives the list of all results
     */
    record While(
            SourceText condition,
            int maxIterations,
            Optional<SourceText> breakWhen,
            Map<String, SourceText> updateContext,
            Optional<SourceText> collect)
            implements Loop {

        /** Copies the updates, keeping their order. */
        public While {
            updateContext = Ordered.copy(updateContext);
        }

        @Override
        public SourceRange range() {
            return condition.range();
        }
    }
}
