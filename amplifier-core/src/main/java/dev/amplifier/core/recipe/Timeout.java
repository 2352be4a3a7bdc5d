package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceText;
import java.time.Duration;

/** How long an attempt of a step may take. */
public sealed interface Timeout {

    /** Ten minutes, for a step that says nothing. */
    Timeout DEFAULT = new Fixed(Duration.ofMinutes(10), false);

    /**
     * A time known beforehand.
     *
     * @param duration more than zero
     * @param stated whether the document says it, rather than the language's default
     */
    record Fixed(Duration duration, boolean stated) implements Timeout {}

    /**
     * A number of seconds that is known only when the step starts.
     *
     * @param seconds template that must render to a number above zero
     */
    record Template(SourceText seconds) implements Timeout {}
}
