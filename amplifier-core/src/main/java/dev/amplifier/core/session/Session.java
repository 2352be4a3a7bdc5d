package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that is ready to work: a composed bundle with its providers and tools in place. It keeps nothing between turns, so that one
 * user's words cannot reach the next. One turn at a time; not safe for use by several threads.
 */
public final class Session {

    private final Bundle bundle;
    private final Providers providers;
    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /** A session of a bundle. */
    public Session(Bundle bundle, Providers providers, List<Tool> tools) {
        this.bundle = bundle;
        this.providers = providers;
        tools.forEach(tool -> this.tools.put(tool.name(), tool));
    }

    /** The bundle that it was made of. */
    public Bundle bundle() {
        return bundle;
    }

    /**
     * Runs a turn to its end.
     *
     * @param events hears what happens, while it happens
     */
    public TurnResult run(TurnRequest request, EventSink events, Cancellation cancellation) {
        Optional<Agent> agent = agent(request.agent());
        ObjectNode start = object().put("bundle", bundle.name()).put("agent", request.agent());
        events.emit(new Event("session:start", start));
        if (agent.isEmpty() && !request.agent().equals("self")) {
            notify(
                    events,
                    "The bundle '" + bundle.name() + "' has no agent '" + request.agent()
                            + "'; the bundle itself does the work.");
        }
        Providers.Choice choice = providers.choose(request.preferences());
        if (choice.notice() != null) {
            notify(events, "For this step, " + choice.notice() + ".");
        }
        ToolContext context = new ToolContext(request.workspace(), new TodoList(), events, cancellation);
        TurnResult result = new AgentLoop(choice, tools, context, request.maxCostUsd())
                .run(system(agent), instruction(request), request.conversation());
        events.emit(new Event("session:end", object().put("status", status(result))));
        return result;
    }

    /** The agent of this name: {@code namespace:name} if it says which, else whichever bundle it came from. */
    private Optional<Agent> agent(String reference) {
        int colon = reference.lastIndexOf(':');
        Agent agent = bundle.agents().get(reference.substring(colon + 1));
        return Optional.ofNullable(agent)
                .filter(found -> colon < 0 || found.namespace().equals(reference.substring(0, colon)));
    }

    private String system(Optional<Agent> agent) {
        return agent.map(found -> (bundle.instruction() + "\n\n" + found.instruction()).strip())
                .orElse(bundle.instruction());
    }

    private static String instruction(TurnRequest request) {
        return request.mode() == null
                ? request.instruction()
                : "MODE: " + request.mode() + "\n\n" + request.instruction();
    }

    private static void notify(EventSink events, String message) {
        events.emit(
                new Event("user:notification", object().put("level", "warning").put("message", message)));
    }

    private static String status(TurnResult result) {
        return switch (result) {
            case TurnResult.Answered answered -> "completed";
            case TurnResult.Failed failed -> "failed";
            case TurnResult.Stopped stopped -> "cancelled";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
