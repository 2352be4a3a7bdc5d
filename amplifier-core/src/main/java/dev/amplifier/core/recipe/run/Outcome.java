package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What came of an effect. */
public sealed interface Outcome {

    /**
     * An agent has answered.
     *
     * @param raw its answer as text, or a map that has it under {@code output}
     */
    record Succeeded(JsonNode raw) implements Outcome {}

    /**
     * A command has run to its end.
     *
     * @param exitCode zero for success
     * @param stdout what it wrote
     * @param stderr what it wrote to the error stream
     */
    record CommandExited(int exitCode, String stdout, String stderr) implements Outcome {}

    /**
     * It did not work.
     *
     * @param code stable, lower case with underscores; {@code cannot_start} for a command counts as exit code 126
     * @param message what went wrong, fit for a person
     * @param retryable whether trying again may help
     * @param rateLimited whether a provider was overloaded
     */
    record Failed(String code, String message, boolean retryable, boolean rateLimited) implements Outcome {

        /** The code of work that was told to stop. */
        public static final String CANCELLED = "cancelled";

        /** A failure of which the code says whether a provider was overloaded. */
        public static Failed of(String code, String message, boolean retryable) {
            return new Failed(code, message, retryable, code.equals("rate_limited") || code.equals("overloaded"));
        }
    }

    /** The effect's own time is over. */
    record TimedOut() implements Outcome {}

    /** The wait is over. */
    record WaitOver() implements Outcome {}

    /**
     * A recipe was fetched.
     *
     * @param text the document
     */
    record RecipeLoaded(String text) implements Outcome {}

    /**
     * A person agrees.
     *
     * @param message what they say; empty if nothing
     * @param context variables that they changed; reserved names are ignored
     */
    record Approved(String message, Map<String, JsonNode> context) implements Outcome {
        /** Copies the changes. */
        public Approved {
            context = Map.copyOf(context);
        }
    }

    /**
     * A person disagrees.
     *
     * @param message what they say; empty if nothing
     */
    record Denied(String message) implements Outcome {}

    /** Nobody answered in time. */
    record ApprovalTimedOut() implements Outcome {}
}
