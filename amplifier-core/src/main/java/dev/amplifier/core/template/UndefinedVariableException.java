package dev.amplifier.core.template;

/** A reference that names nothing. The message says which one and what there is instead, and is fit for whoever wrote the template. */
public final class UndefinedVariableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reference;
    private final String problem;

    UndefinedVariableException(String reference, String message) {
        super(message, null, false, false);
        this.reference = reference;
        this.problem = message;
    }

    /** A reference to a variable that holds nothing, where that counts as undefined. */
    public static UndefinedVariableException holdsNothing(Reference reference) {
        return new UndefinedVariableException(
                reference.dotted(), "Undefined variable: " + reference.dotted() + " (it holds nothing)");
    }

    /** The message. */
    public String problem() {
        return problem;
    }

    /** The reference, without its braces. */
    public String reference() {
        return reference;
    }
}
