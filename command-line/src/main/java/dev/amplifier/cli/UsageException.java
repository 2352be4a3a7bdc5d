package dev.amplifier.cli;

/** A command line that is not understood. The message says what is wrong and what is allowed. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
