package dev.amplifier.local.functions.app;

/** A function app cannot be run as it is. The message says what is wrong, where, and what is allowed. */
public final class InvalidAppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault of the app. */
    public InvalidAppException(String message) {
        super(message);
    }

    /** A fault of the app, and what led to it. */
    public InvalidAppException(String message, Throwable cause) {
        super(message, cause);
    }
}
