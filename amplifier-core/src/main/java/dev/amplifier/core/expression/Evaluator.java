package dev.amplifier.core.expression;

/** Walks a parsed expression. Everything is evaluated: nothing is cut short. */
final class Evaluator {

    private Evaluator() {}

    /** Where operands come from. */
    @FunctionalInterface
    interface Operands<E extends Exception> {
        Operand of(Token.Value value) throws E;
    }

    static <E extends Exception> boolean truth(Expression expression, Operands<E> operands) throws E {
        return value(expression, operands).truth();
    }

    private static <E extends Exception> Operand value(Expression expression, Operands<E> operands) throws E {
        return switch (expression) {
            case Expression.Value(Token.Value token) -> operands.of(token);
            case Expression.Not(Expression of) -> Operand.of(!truth(of, operands));
            case Expression.Or(Expression left, Expression right) -> {
                boolean first = truth(left, operands);
                boolean second = truth(right, operands);
                yield Operand.of(first || second);
            }
            case Expression.And(Expression left, Expression right) -> {
                boolean first = truth(left, operands);
                boolean second = truth(right, operands);
                yield Operand.of(first && second);
            }
            case Expression.Comparison(Expression left, String operator, Expression right) ->
                Operand.of(value(left, operands).compare(operator, value(right, operands)));
        };
    }
}
