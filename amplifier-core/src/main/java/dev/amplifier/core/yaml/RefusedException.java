package dev.amplifier.core.yaml;

/** Ends the reading of a document that must not be read further. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient YamlProblem problem;

    RefusedException(YamlProblem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    YamlProblem problem() {
        return problem;
    }
}
