package dev.amplifier.platform.token;

/**
 * How often users have revoked everything of a kind. What is sealed for a user carries the generation of its time, and is worth nothing once the
 * user has moved on to the next. Every method is atomic, also between processes.
 */
public interface Revocations {

    /** What can be revoked. */
    enum Kind {
        WEBHOOKS,
        PROGRAM_TOKENS
    }

    /** The user's current generation, from 0. */
    int generation(Kind kind, String userId);

    /** Ends all of that kind that the user has. */
    void revokeAll(Kind kind, String userId);
}
