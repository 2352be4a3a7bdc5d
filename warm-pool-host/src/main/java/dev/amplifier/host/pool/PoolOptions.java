package dev.amplifier.host.pool;

import java.time.Duration;

/**
 * Sizes and lifetimes of a {@link SessionPool}.
 *
 * @param warm idle sessions kept ready of each shelf that is in demand, at least 1
 * @param warmMost idle sessions kept ready at most, however high the demand was, at least {@code warm}
 * @param total sessions alive at once at most, idle ones included, at least {@code warmMost}
 * @param uses times a session is lent before it is replaced, at least 1
 * @param age how long a session lives before it is replaced
 * @param patience longest wait for a session
 * @param shelves kinds of session kept at once at most, at least 1; the one that was asked for longest ago makes room
 */
public record PoolOptions(int warm, int warmMost, int total, int uses, Duration age, Duration patience, int shelves) {

    /** Five warm sessions, ten at peak, 256 in all; replaced after 10 uses or 30 minutes; waits 30 seconds at most. */
    public static final PoolOptions DEFAULT =
            new PoolOptions(5, 10, 256, 10, Duration.ofMinutes(30), Duration.ofSeconds(30), 16);

    /** Refuses sizes that contradict each other. */
    public PoolOptions {
        require(warm >= 1, "warm", warm, "at least 1");
        require(warmMost >= warm, "warmMost", warmMost, "at least warm (" + warm + ")");
        require(total >= warmMost, "total", total, "at least warmMost (" + warmMost + ")");
        require(uses >= 1, "uses", uses, "at least 1");
        require(shelves >= 1, "shelves", shelves, "at least 1");
        require(age.isPositive(), "age", age, "positive");
        require(patience.isPositive(), "patience", patience, "positive");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("pool " + name + " is " + value + "; must be " + allowed);
        }
    }
}
