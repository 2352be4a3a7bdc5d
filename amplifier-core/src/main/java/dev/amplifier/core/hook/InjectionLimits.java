package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How much hooks may tell a model.
 *
 * @param characters longest text at once, 1 or more; a longer one is refused
 * @param tokensPerTurn tokens of all texts of a turn, 1 or more, counted as a quarter of their characters; beyond it people are warned
 */
public record InjectionLimits(int characters, int tokensPerTurn) {

    /** What holds if a bundle says nothing. */
    public static final InjectionLimits USUAL = new InjectionLimits(10_240, 10_000);

    /** Refuses limits below 1. */
    public InjectionLimits {
        if (characters < 1 || tokensPerTurn < 1) {
            throw new IllegalArgumentException(
                    "injection_size_limit and injection_budget_per_turn must be whole numbers of 1 or more, or null for no limit");
        }
    }

    /**
     * Reads {@code injection_size_limit} and {@code injection_budget_per_turn}; null means that there is no limit.
     *
     * @throws IllegalArgumentException if one of them is no whole number of 1 or more
     */
    public static InjectionLimits of(ObjectNode session) {
        return new InjectionLimits(
                limit(session.path("injection_size_limit"), USUAL.characters),
                limit(session.path("injection_budget_per_turn"), USUAL.tokensPerTurn));
    }

    private static int limit(JsonNode value, int usual) {
        if (value.isMissingNode()) {
            return usual;
        }
        return value.isNull() ? Integer.MAX_VALUE : value.isInt() ? value.intValue() : 0;
    }
}
