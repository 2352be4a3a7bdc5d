package dev.amplifier.core.recipe.run;

/** A bound of the run was reached. Ends the run; caught in one place. */
final class LimitExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    LimitExceededException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
