package dev.amplifier.platform.relay;

/** The relay could not be reached, or refused. */
public final class RelayUnavailableException extends RuntimeException {

    RelayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
