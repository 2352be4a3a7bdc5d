package dev.amplifier.platform.database;

/** The database could not do what was asked. The message holds no values of a statement. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
