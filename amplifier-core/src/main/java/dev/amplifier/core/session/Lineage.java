package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.bundle.Bundle;
import java.util.Optional;

/**
 * How an agent came to work: by how many others, each called by the one before.
 *
 * @param depth how many called one another; 0 for the first
 * @param selves how many of those calls were of the caller's own kind
 */
record Lineage(int depth, int selves) {

    /** The first, which nobody called. */
    static final Lineage FIRST = new Lineage(0, 0);

    /** Longest chain of agents that call one another. */
    static final int MOST_DEPTH = 5;

    /** Most calls of the caller's own kind in a chain, as in the reference's {@code delegate} tool. */
    static final int MOST_SELVES = 3;

    private static final String TOOL = "tool-delegate";

    /** The lineage of whom this one calls. */
    Lineage child(Agent other) {
        return new Lineage(depth + 1, selves + (other.name().equals(Session.SELF) ? 1 : 0));
    }

    /**
     * Whether an agent of this lineage may call others: the first may if its bundle has the tool; who was called may if it declares the tool itself,
     * or the tool's settings do not take it from those who are called ({@code exclude_tools}, which names it unless said otherwise).
     *
     * @param bundle what the agent works in, its own modules laid over it
     */
    boolean mayDelegate(Bundle bundle, Optional<Agent> agent) {
        return depth < MOST_DEPTH
                && bundle.tools().stream()
                        .filter(module -> module.name().equals(TOOL))
                        .anyMatch(module -> depth == 0
                                || !excluded(module)
                                || agent.map(Lineage::declares).orElse(false));
    }

    /** Whether one more call of the caller's own kind is allowed. */
    boolean mayCallItself() {
        return selves < MOST_SELVES;
    }

    private static boolean declares(Agent agent) {
        for (JsonNode tool : agent.overlay().path("tools")) {
            if (tool.asText().equals(TOOL) || tool.path("module").asText().equals(TOOL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean excluded(Bundle.Module module) {
        JsonNode settings = module.config().has("settings") ? module.config().path("settings") : module.config();
        JsonNode excluded = settings.path("exclude_tools");
        if (!excluded.isArray()) {
            return true;
        }
        for (JsonNode name : excluded) {
            if (name.asText().equals(TOOL)) {
                return true;
            }
        }
        return false;
    }
}
