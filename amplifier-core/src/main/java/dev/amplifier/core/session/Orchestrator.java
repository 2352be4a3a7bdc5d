package dev.amplifier.core.session;

/** The way from a prompt to an answer: asks a model, calls the tools that it wishes, and asks again. Safe for use by several threads. */
interface Orchestrator {

    /** The module's name, such as {@code loop-streaming}. */
    String name();

    /** Goes the way to its end. What goes wrong is the result, and nothing is thrown. */
    TurnResult run(Turn turn);
}
