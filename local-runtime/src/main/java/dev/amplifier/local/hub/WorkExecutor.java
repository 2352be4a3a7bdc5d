package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import org.jspecify.annotations.Nullable;

/** Runs the functions that a {@link TaskHub} decides to run. Safe for use by several threads. */
public interface WorkExecutor {

    /**
     * Runs an orchestrator over its history.
     *
     * @throws FunctionFailedException if the function is not there or failed outside the orchestrator's own code; the orchestration fails
     */
    OrchestratorResponse runOrchestrator(String name, OrchestratorRequest request) throws FunctionFailedException;

    /**
     * Runs an activity.
     *
     * @param inputJson its input as JSON; null if it was given none
     * @return its output as JSON; null if it has none
     * @throws FunctionFailedException if it threw, or is not there
     */
    @Nullable
    String runActivity(String name, @Nullable String inputJson) throws FunctionFailedException;

    /** A function did not end well. */
    final class FunctionFailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String errorType;
        private final @Nullable String stack;

        /**
         * A failure.
         *
         * @param errorType simple name of the root cause's class, as the Java worker reports it
         * @param message the root cause's message
         * @param stack stack trace; null if there is none
         */
        public FunctionFailedException(String errorType, String message, @Nullable String stack) {
            super(message);
            this.errorType = errorType;
            this.stack = stack;
        }

        /** Simple name of the root cause's class. */
        public String errorType() {
            return errorType;
        }

        /** Stack trace as text; null if there is none. */
        public @Nullable String stack() {
            return stack;
        }
    }
}
