package dev.amplifier.host.pool;

/**
 * Makes and judges the sessions of a pool. Safe for use by several threads.
 *
 * @param <S> the session
 */
public interface SessionMaker<S> {

    /**
     * A session that is ready to work.
     *
     * @param shelf which kind, such as a bundle's name
     * @throws RuntimeException if this kind cannot be made; the caller of {@link SessionPool#acquire} gets it
     */
    S make(String shelf);

    /**
     * Wipes everything that a user left in the session.
     *
     * @return whether the session is fit to be lent again; if not it is closed
     */
    boolean restore(S session);

    /** Whether an idle session is still fit to be lent. */
    boolean healthy(S session);

    /** Gives back what the session holds. Never throws. */
    void close(S session);
}
