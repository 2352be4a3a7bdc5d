package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.recipe.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that the machine cannot do by itself and asks for. */
public sealed interface Effect {

    /** Number of the effect within its run, from 1 in the order of request; the same on every replay. */
    int id();

    /** Path of the step, such as {@code stage/step/[2]/sub}; of the stage, for a gate. */
    String path();

    /**
     * Ask an agent. Answered by {@link Outcome.Succeeded}, {@link Outcome.Failed} or {@link Outcome.TimedOut}.
     *
     * @param stepId the step's id
     * @param attempt from 1
     * @param agent {@code bundle:agent}, a bare name, or {@code self}
     * @param instruction the prompt with all variables filled in, and nothing added
     * @param mode the step's mode
     * @param parseJson whether the answer should end in JSON
     * @param models models to try in order; empty for the agent's or the session's own
     * @param timeout time for this attempt
     * @param orchestratorConfig settings for the agent's session
     * @param agentConfig overrides of the agent's configuration; empty when strict
     */
    record RunAgent(
            int id,
            String path,
            String stepId,
            int attempt,
            String agent,
            String instruction,
            Optional<String> mode,
            boolean parseJson,
            List<ModelWish> models,
            Duration timeout,
            Map<String, JsonNode> orchestratorConfig,
            Map<String, JsonNode> agentConfig)
            implements Effect {

        private static final String JSON_REQUEST = """


                ---
                **CRITICAL: JSON OUTPUT REQUIRED**

                End the answer with exactly one valid JSON object or array: bare, or in one ```json fence. Use double quotes, no comments,
                no trailing commas, and write nothing after it.
                """;

        /** The instruction as the model gets it: the mode in front, and the request for JSON at the end where the step wants JSON. */
        public String fullInstruction() {
            String moded =
                    mode.map(name -> "MODE: " + name + "\n\n" + instruction).orElse(instruction);
            return parseJson ? moded + JSON_REQUEST : moded;
        }
    }

    /**
     * Run a command with Bash. Answered by {@link Outcome.CommandExited}, {@link Outcome.Failed} or {@link Outcome.TimedOut}.
     *
     * @param stepId the step's id
     * @param attempt from 1
     * @param command the command with all variables filled in
     * @param cwd folder to run in, relative to the project; empty for the project's own
     * @param env variables for the command, in order, on top of those of the project
     * @param timeout time for the command
     */
    record RunCommand(
            int id,
            String path,
            String stepId,
            int attempt,
            String command,
            Optional<String> cwd,
            Map<String, String> env,
            Duration timeout)
            implements Effect {}

    /**
     * Let time pass. Answered by {@link Outcome.WaitOver}.
     *
     * @param duration more than zero
     * @param why what the time is for
     */
    record Wait(int id, String path, Duration duration, Why why) implements Effect {

        /** What a wait is for. */
        public enum Why {
            /** The pause before another attempt. */
            RETRY,
            /** A provider was overloaded. */
            BACKOFF,
            /** Calls must not follow each other too fast. */
            MIN_DELAY
        }
    }

    /**
     * Ask a person. Answered by {@link Outcome.Approved}, {@link Outcome.Denied} or {@link Outcome.ApprovalTimedOut}.
     *
     * @param stage name of the gate: the stage's, and inside a sub-recipe {@code parent-stage/child-stage}
     * @param prompt the question with all variables filled in
     * @param timeout how long to wait; zero for ever
     * @param onTimeout what a timeout means
     */
    record AwaitApproval(int id, String path, String stage, String prompt, Duration timeout, Approval.Default onTimeout)
            implements Effect {}

    /**
     * Fetch the text of a recipe. Answered by {@link Outcome.RecipeLoaded} or {@link Outcome.Failed}.
     *
     * @param source path within the project, normalised, or a reference that starts with {@code @}
     */
    record LoadRecipe(int id, String path, String source) implements Effect {}
}
