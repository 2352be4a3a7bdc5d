package dev.amplifier.core.sandbox;

import dev.amplifier.core.cancellation.Cancellation;

/**
 * A closed room in which a program of a stranger runs: with the files of one workspace and nothing else of the host, no network, and bounds on
 * time, memory and output. Every run begins in a fresh room. Safe for use by several threads. Whoever makes it closes it; what still runs
 * then is ended.
 */
public interface Sandbox extends AutoCloseable {

    /**
     * Runs a program to its end, or ends it when its time is over or the turn is cancelled. Never throws for what the program does.
     *
     * @param cancellation ends the program at once
     */
    SandboxOutcome run(SandboxTask task, Cancellation cancellation);

    @Override
    void close();
}
