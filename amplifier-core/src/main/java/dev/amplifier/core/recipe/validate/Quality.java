package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.diagnostic.Severity;
import java.util.List;

/** How well a recipe is written, by its heaviest finding. */
public enum Quality {
    /** There is an error. */
    CRITICAL,
    /** There is a warning, and nothing worse. */
    NEEDS_WORK,
    /** There is a suggestion, and nothing worse. */
    POLISH,
    /** There is nothing to change. */
    GOOD;

    /** The quality that these findings come to. */
    public static Quality of(List<Finding> findings) {
        return switch (findings.stream()
                .map(Finding::severity)
                .min(Severity::compareTo)
                .orElse(Severity.INFO)) {
            case ERROR -> CRITICAL;
            case WARNING -> NEEDS_WORK;
            case SUGGESTION -> POLISH;
            case INFO -> GOOD;
        };
    }
}
