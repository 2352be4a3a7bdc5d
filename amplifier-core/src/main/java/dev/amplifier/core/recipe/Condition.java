package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;

/** What a step's {@code condition} says. */
public sealed interface Condition {

    /** Where the condition stands. */
    SourceRange range();

    /**
     * An expression over the run's variables.
     *
     * @param source the expression as written
     */
    record Expression(SourceText source) implements Condition {
        @Override
        public SourceRange range() {
            return source.range();
        }
    }

    /**
     * A YAML boolean.
     *
     * @param value whether the step runs
     * @param range where it stands
     */
    record Constant(boolean value, SourceRange range) implements Condition {}
}
