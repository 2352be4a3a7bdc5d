package dev.amplifier.platform.token;

import java.time.Duration;
import java.util.UUID;

/**
 * How far each family of refresh tokens has been rotated. A family is one sign-in in one browser; nothing here says whose. Every method is
 * atomic, also between processes.
 */
public interface RefreshFamilies {

    /** Notes a new family in generation 0. */
    void start(UUID family, Duration lifetime);

    /**
     * Presents a token of a generation. If it is the current one, the family moves on by one. If it is the one before and the move is
     * younger than {@code grace}, two tabs asked at once: the family stays where it is. Anything older is a re-use and ends the family.
     *
     * @return the generation to issue a token for, from 1; {@link #ENDED} if the family has ended, just now or before
     */
    int rotate(UUID family, int generation, Duration grace, Duration lifetime);

    /** What {@link #rotate} answers for a family that has ended. */
    int ENDED = -1;

    /** Ends a family; nothing happens if it has ended. */
    void end(UUID family);

    /** Forgets families that nobody can use any more. */
    void forgetExpired();
}
