package dev.amplifier.benchmarks.hub;

/** Runs sequences of steps that do nothing but are durable each. Safe for use by several threads. */
interface DurableEngine extends AutoCloseable {

    /** What it is called in the table. */
    String name();

    /**
     * Starts a run.
     *
     * @param steps how many, one after another, at least 1
     */
    Run start(int steps) throws Exception;

    @Override
    void close() throws Exception;

    /** A run that was started. */
    @FunctionalInterface
    interface Run {

        /** Returns when its last step is done; throws if it failed. */
        void await() throws Exception;
    }
}
