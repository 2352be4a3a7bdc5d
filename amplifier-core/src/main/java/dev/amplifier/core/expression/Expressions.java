package dev.amplifier.core.expression;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.template.Variables;

/** Evaluates condition expressions. */
public final class Expressions {

    /** The longest expression that is looked at, in UTF-16 units, after substitution where that is textual. */
    static final int MAX_LENGTH = 100_000;

    private Expressions() {}

    /**
     * Evaluates an expression. A blank one holds.
     *
     * @param regime how the field that holds it fills in variables
     * @param compatibility strict substitutes text and then parses, as the reference does; lenient treats each reference as one operand
     */
    public static Evaluation evaluate(String source, Variables variables, Regime regime, Compatibility compatibility) {
        return switch (compatibility) {
            case STRICT -> TextualEvaluation.evaluate(source, variables, regime);
            case LENIENT -> TypedEvaluation.evaluate(source, variables, regime);
        };
    }

    static Evaluation.Malformed malformed(ExpressionSyntaxException e) {
        return new Evaluation.Malformed("Invalid expression: " + e.problem(), e.offset() + 1);
    }

    static Evaluation.Malformed tooLong() {
        return new Evaluation.Malformed(
                "Invalid expression: longer than " + MAX_LENGTH + " characters", MAX_LENGTH + 1);
    }
}
