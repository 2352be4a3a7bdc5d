package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.ToolContext;
import java.util.List;

/** What a turn lends to a tool that has agents work: sessions below its own, its hooks and the people who watch it. For one turn. */
public interface TurnAgents {

    /**
     * Runs an agent in a session below this one: in the same workspace, under the same cost ceiling, and bounded in depth and number. What happens in it is
     * told as of an agent that is called by {@code delegate}.
     *
     * @param call the call of a tool that has it work
     * @param cancellation ends it; a child of the turn's own, or that itself
     */
    TurnResult run(Work work, ToolContext.Call call, Cancellation cancellation);

    /** Asks the hooks whether something may happen, and tells of it, allowed or not. */
    Decision decide(Event event);

    /** The people who watch the turn. */
    Approvals people();

    /**
     * What an agent is to do.
     *
     * @param agent {@code bundle:agent}, a bare name, or {@code self}
     * @param instruction all of it
     * @param preferences models to try in order; empty for what the turn and the agent prefer
     * @param overrides what is laid over the agent, in the form of an agent's front matter; an empty object if nothing
     */
    record Work(String agent, String instruction, List<Providers.Preference> preferences, ObjectNode overrides) {

        /** Keeps unchangeable copies. */
        public Work {
            preferences = List.copyOf(preferences);
            overrides = overrides.deepCopy();
        }
    }
}
