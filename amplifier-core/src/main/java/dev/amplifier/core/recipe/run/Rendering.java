package dev.amplifier.core.recipe.run;

import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.recipe.Timeout;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.yaml.SourceText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Fills in the fields of steps. */
final class Rendering {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Rendering() {}

    static String text(SourceText template, Place place) throws UndefinedVariableException {
        return Template.render(template.value(), place.variables());
    }

    static Optional<String> text(Optional<SourceText> template, Place place) throws UndefinedVariableException {
        return template.isEmpty() ? Optional.empty() : Optional.of(text(template.get(), place));
    }

    /** The time that a step allows itself, or what the recipes around it leave of it. */
    static Duration timeout(Frame frame, Step step, Place place, Instant now)
            throws UndefinedVariableException, InvalidTimeoutException {
        Duration stated = switch (step.common().timeout()) {
            case Timeout.Fixed(Duration duration, boolean said) -> duration;
            case Timeout.Template(SourceText template) -> parse(text(template, place), step);
        };
        return CallFrame.timeLeft(frame, now)
                .filter(left -> left.compareTo(stated) < 0)
                .map(left -> left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
                .orElse(stated);
    }

    private static Duration parse(String text, Step step) throws InvalidTimeoutException {
        try {
            BigDecimal seconds = new BigDecimal(text.strip());
            if (seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) <= 0) {
                return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        String shown = text.length() > 50 ? text.substring(0, 50) + "…" : text;
        throw new InvalidTimeoutException(
                "Step '" + step.id() + "': timeout must be a number of seconds above 0 and at most "
                        + LONGEST.toSeconds() + ", got '" + shown + "'");
    }

    /** Seconds as Python writes them. */
    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return (millis % 1000 == 0 ? Long.toString(millis / 1000) : PythonText.number(millis / 1000.0)) + "s";
    }

    /** A timeout that was filled in and is none. */
    static final class InvalidTimeoutException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        InvalidTimeoutException(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        Failure failure(String path) {
            return Failure.lasting("invalid_timeout", problem, path);
        }
    }
}
