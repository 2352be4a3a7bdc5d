package dev.amplifier.core.expression;

/** How the language fills variables into an expression; it depends on the field that holds the expression. */
public enum Regime {
    /** Texts count as quoted, and a variable that holds nothing is undefined: the condition of a step that is not nested. */
    QUOTED,
    /** Texts count as if typed into the expression: {@code while_condition}, {@code break_when} and conditions of nested steps. */
    RAW
}
