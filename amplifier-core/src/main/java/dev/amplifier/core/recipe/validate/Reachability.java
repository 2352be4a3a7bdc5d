package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.expression.Evaluation;
import dev.amplifier.core.expression.Expressions;
import dev.amplifier.core.expression.Regime;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.template.Variables;
import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.Map;

/** Every step can run. */
final class Reachability implements Rule {

    @Override
    public void check(Subject subject) {
        for (var placed : subject.all()) {
            placed.step().common().condition().ifPresent(condition -> {
                boolean never = switch (condition) {
                    case Condition.Constant(boolean value, var range) ->
                        !value && !subject.findings().strict();
                    case Condition.Expression(var source) -> neverHolds(source);
                };
                if (never) {
                    report(subject, placed, "condition", condition.range());
                }
            });
            if (placed.step().loop().orElse(null) instanceof Loop.While loop && neverHolds(loop.condition())) {
                report(subject, placed, "while_condition", loop.range());
            }
        }
    }

    private static boolean neverHolds(SourceText expression) {
        if (expression.value().contains("{{")) {
            return false;
        }
        var evaluation =
                Expressions.evaluate(expression.value(), Variables.of(Map.of()), Regime.QUOTED, Compatibility.LENIENT);
        return evaluation instanceof Evaluation.Answer(boolean holds) && !holds;
    }

    private static void report(Subject subject, PlacedStep placed, String field, SourceRange range) {
        subject.findings(placed)
                .noticed(
                        Code.UNREACHABLE_STEP,
                        placed.field(field),
                        range,
                        "This never holds, so the step '" + placed.step().id() + "' never runs.");
    }
}
