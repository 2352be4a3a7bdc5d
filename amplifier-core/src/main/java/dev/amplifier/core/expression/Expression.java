package dev.amplifier.core.expression;

/** An expression, parsed. */
sealed interface Expression {

    /** Either one. Both are evaluated. */
    record Or(Expression left, Expression right) implements Expression {}

    /** Both. Both are evaluated. */
    record And(Expression left, Expression right) implements Expression {}

    /** The opposite. */
    record Not(Expression of) implements Expression {}

    /** Two values compared. */
    record Comparison(Expression left, String operator, Expression right) implements Expression {}

    /** A value by itself. */
    record Value(Token.Value token) implements Expression {}
}
