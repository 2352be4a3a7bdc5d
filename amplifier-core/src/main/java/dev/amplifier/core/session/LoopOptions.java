package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Question.Thinking;
import java.time.Duration;

/**
 * The settings of a loop.
 *
 * @param streaming whether words are told while they come, or only whole
 * @param maxIterations how often a model is asked before it must come to an answer, from 1 to 200
 * @param minDelayBetweenCalls least time from one question to the next, up to a minute
 * @param thinking how much a model that can think is to think
 */
record LoopOptions(boolean streaming, int maxIterations, Duration minDelayBetweenCalls, Thinking thinking) {

    /** What holds if a bundle says nothing. */
    static final LoopOptions USUAL = new LoopOptions(true, 40, Duration.ZERO, Thinking.UNSAID);

    private static final int MOST_ITERATIONS = 200;
    private static final int LONGEST_DELAY_MILLIS = 60_000;

    /**
     * Reads the settings of a module; what it does not say is as usual, and {@code max_iterations: -1} is too.
     *
     * @throws IllegalArgumentException naming the setting that makes no sense, and what is allowed
     */
    static LoopOptions of(ObjectNode config, boolean streaming) {
        JsonNode iterations = config.path("max_iterations");
        boolean open = iterations.isInt() && iterations.intValue() == -1;
        return new LoopOptions(
                streaming,
                open ? USUAL.maxIterations : whole(config, "max_iterations", USUAL.maxIterations, 1, MOST_ITERATIONS),
                Duration.ofMillis(whole(config, "min_delay_between_calls_ms", 0, 0, LONGEST_DELAY_MILLIS)),
                thinking(config));
    }

    /** The same, telling words while they come or not. */
    LoopOptions streaming(boolean other) {
        return new LoopOptions(other, maxIterations, minDelayBetweenCalls, thinking);
    }

    private static Thinking thinking(ObjectNode config) {
        JsonNode effort = config.path("reasoning_effort");
        if (effort.isMissingNode() || effort.isNull()) {
            return config.path("extended_thinking").asBoolean() ? Thinking.MEDIUM : Thinking.UNSAID;
        }
        return switch (effort.asText()) {
            case "minimal", "low" -> Thinking.LOW;
            case "medium" -> Thinking.MEDIUM;
            case "high", "xhigh" -> Thinking.HIGH;
            default ->
                throw new IllegalArgumentException(
                        "reasoning_effort is " + effort + "; it must be minimal, low, medium, high or xhigh");
        };
    }

    private static int whole(ObjectNode config, String name, int usual, int least, int most) {
        JsonNode value = config.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }
}
