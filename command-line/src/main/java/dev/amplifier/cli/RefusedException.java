package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The playground understood and said no. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient JsonNode problem;

    /**
     * Keeps the answer.
     *
     * @param problem a problem document (RFC 9457), or anything else that came in its place
     */
    RefusedException(int status, JsonNode problem) {
        super(problem.path("detail").asText("The playground answered " + status + "."));
        this.problem = problem;
    }

    /** The problem document. */
    JsonNode problem() {
        return problem;
    }
}
