package dev.amplifier.platform.contract;

/** Names that both function apps must spell alike: orchestrations, their external event, and the relay's hub and groups. */
public final class Names {

    /** Orchestration that runs a recipe. Input: {@link ExecutionRequest}; output: {@link ExecutionResult}. */
    public static final String RUN_RECIPE = "RunRecipe";

    /** Orchestration that runs one prompt. Input: {@link ExecutionRequest}; output: {@link ExecutionResult}. */
    public static final String RUN_PROMPT = "RunPrompt";

    /** Orchestration that asks a warm host for its pool's figures. No input; output: {@link PoolReport}. */
    public static final String READ_POOL = "ReadPool";

    /** External event that steers a running orchestration. Payload: {@link ControlRequest}. Lower case: matching is case-sensitive. */
    public static final String CONTROL_EVENT = "control";

    /** Web PubSub hub that all event traffic uses. */
    public static final String HUB = "playground";

    /** Web PubSub group that every warm host joins, to be told to cancel, pause or replay a step that it is running. */
    public static final String HOSTS_GROUP = "hosts";

    /**
     * What the name of a question begins with that a step asks while it runs. It is answered as a gate is, and the hosts alone know of it.
     */
    public static final String QUESTION = "question-";

    private Names() {}

    /** Web PubSub group that carries the events of one execution. */
    public static String executionGroup(String executionId) {
        return "execution-" + executionId;
    }
}
