package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.expression.ExpressionSyntax;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/** Every condition can be read. */
final class ReadableConditions implements Rule {

    /** Operators of other languages, the longer ones first. */
    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("!==", "!="),
            new Foreign("===", "=="),
            new Foreign("<>", "!="),
            new Foreign("&&", "and"),
            new Foreign("||", "or"));

    private record Foreign(String operator, String meant) {}

    @Override
    public void check(Subject subject) {
        for (var placed : subject.all()) {
            placed.step().common().condition().ifPresent(condition -> {
                if (condition instanceof Condition.Expression(var source)) {
                    check(subject, placed, "condition", source);
                }
            });
            placed.step().loop().ifPresent(loop -> {
                if (loop instanceof Loop.While whileLoop) {
                    check(subject, placed, "while_condition", whileLoop.condition());
                }
                loop.breakWhen().ifPresent(source -> check(subject, placed, "break_when", source));
            });
        }
    }

    private static void check(Subject subject, PlacedStep placed, String field, SourceText source) {
        if (!(ExpressionSyntax.check(source.value()) instanceof ExpressionSyntax.Invalid(var message, int column))) {
            return;
        }
        int at = Math.min(column - 1, source.value().length());
        var foreign = FOREIGN.stream()
                .filter(other -> source.value().contains(other.operator()))
                .findFirst();
        if (foreign.isPresent()) {
            String operator = foreign.get().operator();
            String meant = foreign.get().meant();
            int from = source.value().indexOf(operator);
            subject.findings(placed)
                    .noticed(
                            Code.INVALID_CONDITION_OP,
                            placed.field(field),
                            subject.within(source, from, from + operator.length()),
                            "There is no operator '" + operator + "'; write '" + meant + "'.",
                            Optional.of(meant));
            return;
        }
        subject.findings(placed)
                .noticed(
                        Code.CONDITION_SYNTAX,
                        placed.field(field),
                        subject.within(
                                source, at, Math.min(at + 1, source.value().length())),
                        "The expression cannot be read at its column " + column + ": " + message + ".");
    }
}
