package dev.amplifier.core.expression;

/** An expression that does not follow the grammar. */
final class ExpressionSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int offset;

    ExpressionSyntaxException(String message, int offset) {
        super(message, null, false, false);
        this.problem = message;
        this.offset = offset;
    }

    /** The message. */
    String problem() {
        return problem;
    }

    /** Offset of the offending character, or of the end. */
    int offset() {
        return offset;
    }
}
