package dev.amplifier.host.pool;

import java.time.Duration;

/**
 * The answer to a request for a session.
 *
 * @param <S> the session
 */
public sealed interface Acquisition<S> {

    /**
     * A session is lent.
     *
     * @param lease to be closed by who asked for it
     */
    record Granted<S>(Lease<S> lease) implements Acquisition<S> {}

    /**
     * None became free in time, or the pool is closing.
     *
     * @param retryAfter when it is worth asking again
     */
    record Busy<S>(Duration retryAfter) implements Acquisition<S> {}
}
