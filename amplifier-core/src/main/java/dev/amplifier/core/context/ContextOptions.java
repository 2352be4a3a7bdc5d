package dev.amplifier.core.context;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The settings of {@code context-simple}.
 *
 * @param maxTokens most tokens that a model is sent, however many it would take; 1 000 or more
 * @param compactThreshold part of them at which compaction begins, above 0 and up to 1
 * @param targetUsage part of them that compaction aims at, above 0 and up to the threshold
 * @param protectedRecent part of the messages, counted from the end, that compaction leaves alone if it can, from 0 to 1
 * @param protectedToolResults how many of the latest tool results are never cut
 * @param truncateCharacters what is left of an older tool result, in characters
 */
public record ContextOptions(
        int maxTokens,
        double compactThreshold,
        double targetUsage,
        double protectedRecent,
        int protectedToolResults,
        int truncateCharacters) {

    /** What holds if a bundle says nothing. */
    public static final ContextOptions USUAL = new ContextOptions(200_000, 0.92, 0.50, 0.30, 5, 250);

    private static final int LEAST_TOKENS = 1_000;
    private static final int MOST = 10_000_000;

    /** Refuses what makes no sense, naming it and what is allowed. */
    public ContextOptions {
        within("max_tokens", maxTokens, LEAST_TOKENS, MOST);
        within("compact_threshold", compactThreshold, 0.01, 1);
        within("target_usage", targetUsage, 0.01, compactThreshold);
        within("protected_recent", protectedRecent, 0, 1);
        within("protected_tool_results", protectedToolResults, 0, MOST);
        within("truncate_chars", truncateCharacters, 0, MOST);
    }

    /**
     * Reads the settings of a module; what it does not say is as usual. A threshold below the usual aim brings the aim down with it.
     *
     * @throws IllegalArgumentException naming the setting that makes no sense, and what is allowed
     */
    public static ContextOptions of(ObjectNode config) {
        double threshold = number(config, "compact_threshold", USUAL.compactThreshold);
        return new ContextOptions(
                (int) number(config, "max_tokens", USUAL.maxTokens),
                threshold,
                number(config, "target_usage", Math.min(USUAL.targetUsage, threshold)),
                number(config, "protected_recent", USUAL.protectedRecent),
                (int) number(config, "protected_tool_results", USUAL.protectedToolResults),
                (int) number(config, "truncate_chars", USUAL.truncateCharacters));
    }

    private static double number(ObjectNode config, String name, double usual) {
        JsonNode value = config.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number");
        }
        return value.asDouble();
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + plain(value) + "; it must be from " + plain(least) + " to " + plain(most));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
