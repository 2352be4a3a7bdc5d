package dev.amplifier.core.expression;

/** What came of evaluating an expression. */
public sealed interface Evaluation {

    /**
     * An answer.
     *
     * @param value whether the expression holds
     */
    record Answer(boolean value) implements Evaluation {}

    /**
     * A reference leads nowhere. It need not matter for the answer: every reference must resolve.
     *
     * @param message which one
     */
    record Undefined(String message) implements Evaluation {}

    /**
     * The expression does not follow the grammar.
     *
     * @param message what is wrong; starts with {@code Invalid expression:}
     * @param column where, from 1, in UTF-16 units. In strict evaluation it counts in the text after substitution
     */
    record Malformed(String message, int column) implements Evaluation {}
}
