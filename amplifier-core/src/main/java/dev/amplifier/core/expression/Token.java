package dev.amplifier.core.expression;

import dev.amplifier.core.template.Reference;
import java.util.List;

/** A piece of an expression. */
sealed interface Token {

    /** Offset of its first character in the expression. */
    int offset();

    /** As written. */
    String text();

    /** {@code and}, {@code or} or {@code not}. */
    record Keyword(String text, int offset) implements Token {}

    /** {@code ==} and its kin. */
    record Operator(String text, int offset) implements Token {}

    /** {@code (} or {@code )}. */
    record Parenthesis(String text, int offset) implements Token {

        boolean opens() {
            return text.equals("(");
        }
    }

    /**
     * A value.
     *
     * @param parts literal text and references, in order; a quoted text has its escapes resolved
     */
    record Value(String text, int offset, boolean quoted, char quote, List<Part> parts) implements Token {}

    /** A piece of a value. */
    sealed interface Part {
        /** Text as it is. */
        record Text(String text) implements Part {}

        /** A variable. */
        record Variable(Reference reference, int offset) implements Part {}
    }
}
