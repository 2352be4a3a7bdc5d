package dev.amplifier.host.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The right to use one session until it is closed. Closing it twice does nothing.
 *
 * @param <S> the session
 */
public final class Lease<S> implements AutoCloseable {

    private final S session;
    private final Consumer<S> giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(S session, Consumer<S> giveBack) {
        this.session = session;
        this.giveBack = giveBack;
    }

    /**
     * The session.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public S session() {
        if (closed.get()) {
            throw new IllegalStateException("the lease is closed; acquire a new one");
        }
        return session;
    }

    /** Gives the session back to the pool. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.accept(session);
        }
    }
}
