package dev.amplifier.core.recipe;

/** How many iterations of a loop run at once. */
public sealed interface Parallelism {

    /** One after the other. */
    record Sequential() implements Parallelism {}

    /** All at once. */
    record Unbounded() implements Parallelism {}

    /**
     * At most so many.
     *
     * @param limit 1 or more
     */
    record Bounded(int limit) implements Parallelism {}

    /** One after the other. */
    Parallelism SEQUENTIAL = new Sequential();

    /** All at once. */
    Parallelism UNBOUNDED = new Unbounded();
}
