package dev.amplifier.local.functions.worker;

/** A parameter names an input that the trigger did not give. */
final class MissingInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingInputException(String message) {
        super(message);
    }
}
