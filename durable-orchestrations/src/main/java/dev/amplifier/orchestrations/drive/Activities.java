package dev.amplifier.orchestrations.drive;

/** Names of the activities. They stand in running orchestrations' histories: a name is never given a new meaning. */
public final class Activities {

    /** Runs an agent in a warm session. */
    public static final String RUN_AGENT = "RunAgent";

    /** Runs a shell command in the sandbox. */
    public static final String RUN_COMMAND = "RunCommand";

    /** Sends events while nothing else is to be done. */
    public static final String PUBLISH_EVENTS = "PublishEvents";

    /** Sends the last events and records the end. */
    public static final String FINISH_EXECUTION = "FinishExecution";

    private Activities() {}
}
