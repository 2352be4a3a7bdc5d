package dev.amplifier.core.recipe.run;

import dev.amplifier.core.expression.Evaluation;
import dev.amplifier.core.expression.Expressions;
import dev.amplifier.core.expression.Regime;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Step;
import java.util.Optional;

/** Judges the conditions of steps and loops. */
final class Conditions {

    private Conditions() {}

    /** Whether a step is to run, or why that cannot be said. */
    static Verdict ofStep(Step step, Place place) {
        Optional<Condition> condition = step.common().condition();
        if (condition.isEmpty()) {
            return new Verdict.Holds(true);
        }
        return switch (condition.get()) {
            case Condition.Constant(boolean value, var range) -> constant(step, place, value);
            case Condition.Expression(var source) ->
                judged(
                        Expressions.evaluate(
                                source.value(),
                                place.variables(),
                                place.nested() ? Regime.RAW : Regime.QUOTED,
                                place.home().machine.options.compatibility()),
                        "Step '" + step.id() + "': condition error: ",
                        place.path());
        };
    }

    /** The reference takes false for no condition at all, and breaks at true. */
    private static Verdict constant(Step step, Place place, boolean value) {
        if (!place.home().machine.options.strict()) {
            return new Verdict.Holds(value);
        }
        return value
                ? new Verdict.Unclear(Failure.fatal(
                        "condition_error",
                        "Step '" + step.id() + "': condition error: a boolean is no expression",
                        place.path()))
                : new Verdict.Holds(true);
    }

    /** Whether an expression of a loop holds. */
    static Verdict ofLoop(String expression, String field, Step step, Place place) {
        return judged(
                Expressions.evaluate(
                        expression,
                        place.variables(),
                        Regime.RAW,
                        place.home().machine.options.compatibility()),
                "Step '" + step.id() + "': " + field + " error: ",
                place.path());
    }

    private static Verdict judged(Evaluation evaluation, String prefix, String path) {
        return switch (evaluation) {
            case Evaluation.Answer(boolean value) -> new Verdict.Holds(value);
            case Evaluation.Undefined(String message) ->
                new Verdict.Unclear(Failure.fatal("undefined_variable", prefix + message, path));
            case Evaluation.Malformed(String message, int column) ->
                new Verdict.Unclear(Failure.fatal("condition_error", prefix + message, path));
        };
    }

    /** What came of it. */
    sealed interface Verdict {
        /** It is known. */
        record Holds(boolean value) implements Verdict {}

        /** It cannot be said. */
        record Unclear(Failure failure) implements Verdict {}
    }
}
