package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Hands a task to another agent of the bundle and brings back its answer, or goes on with an agent that was called before. For one turn; several
 * calls of it may run at once.
 */
final class DelegateTool implements Tool {

    static final String NAME = "delegate";

    private final List<Agent> agents;
    private final Supplier<List<ChatMessage>> conversation;
    private final Desk desk;
    private final SubSessions called;
    private final Opener opener;

    /** Opens the session of an agent. */
    interface Opener {

        /** A new session, whose model is the first of these wishes that can be fulfilled, else as the agent would like. */
        SubSession open(Agent agent, List<Providers.Preference> wishes);

        /** Has the model of an open session be the first of these wishes that can be fulfilled. */
        void choose(SubSession session, List<Providers.Preference> wishes);
    }

    /**
     * A tool for one session.
     *
     * @param agents who may be called
     * @param conversation what was said in the session so far
     * @param desk the session's
     * @param called the sessions that rest
     */
    DelegateTool(
            List<Agent> agents,
            Supplier<List<ChatMessage>> conversation,
            Desk desk,
            SubSessions called,
            Opener opener) {
        this.agents = List.copyOf(agents);
        this.conversation = conversation;
        this.desk = desk;
        this.called = called;
        this.opener = opener;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Hands a task to another agent and answers with its result, as JSON: response, session_id, agent, turn_count, status. Calls in one"
                + " answer run side by side. Agents:\n"
                + agents.stream()
                        .map(agent -> "- " + agent.name() + ": " + agent.description())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        property(properties, "agent", "string", "name of the agent; needed unless session_id is given");
        property(properties, "instruction", "string", "the whole task");
        property(
                properties,
                "session_id",
                "string",
                "goes on with an agent that has answered in this turn and remembers its work; as its answer gave it");
        words(
                property(properties, "context_depth", "string", "how much of the conversation it sees"),
                Inherited.DEPTHS);
        property(properties, "context_turns", "integer", "how many exchanges are recent: 5, or up to 10");
        words(
                property(
                        properties,
                        "context_scope",
                        "string",
                        "what it sees of them: what was said, answers of agents too, or those of all tools"),
                Inherited.SCOPES);
        property(properties, "model_role", "string", "kind of model for it, such as fast, coding or reasoning");
        ObjectNode preference = property(
                        properties,
                        "provider_preferences",
                        "array",
                        "models for it, the best first; outweighs model_role")
                .putObject("items")
                .put("type", "object");
        ObjectNode fields = preference.putObject("properties");
        property(fields, "provider", "string", "such as anthropic");
        property(fields, "model", "string", "a name, or a pattern such as claude-haiku-*");
        preference.putArray("required").add("provider").add("model");
        schema.putArray("required").add("instruction");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        String instruction = input.path("instruction").asText("");
        if (instruction.isBlank()) {
            return ToolResult.error("the input lacks 'instruction'");
        }
        List<Providers.Preference> wishes = wishes(input);
        String id = input.path("session_id").asText("");
        if (!id.isBlank()) {
            return called.take(id, desk.id())
                    .map(session -> resume(session, instruction, wishes, context))
                    .orElseGet(() -> ToolResult.error("there is no session '" + id
                            + "' to go on with: it is at work, or belongs to another turn, or "
                            + SubSessions.MOST_KEPT + " others came after it; there are: " + called.of(desk.id())
                            + ". Without session_id a new one begins"));
        }
        String name = input.path("agent").asText("");
        String bare = name.substring(name.lastIndexOf(':') + 1);
        Optional<Agent> agent =
                agents.stream().filter(one -> one.name().equals(bare)).findFirst();
        return agent.map(one -> begin(one, instruction, wishes, input, context))
                .orElseGet(() -> ToolResult.error("there is no agent '" + name + "'; there are: "
                        + agents.stream().map(Agent::name).collect(Collectors.joining(", "))));
    }

    private ToolResult begin(
            Agent agent, String instruction, List<Providers.Preference> wishes, JsonNode input, ToolContext context) {
        Inherited inherited = Inherited.of(input);
        SubSession session = opener.open(agent, wishes);
        ObjectNode spawned =
                about(session, context).put("context_depth", inherited.depth()).put("context_scope", inherited.scope());
        for (String wish : List.of("model_role", "provider_preferences")) {
            if (input.hasNonNull(wish)) {
                spawned.set(wish, input.get(wish));
            }
        }
        tell("delegate:agent_spawned", spawned, context);
        return work(session, inherited.before(instruction, conversation.get()), context);
    }

    private ToolResult resume(
            SubSession session, String instruction, List<Providers.Preference> wishes, ToolContext context) {
        if (!wishes.isEmpty()) {
            opener.choose(session, wishes);
        }
        tell("delegate:agent_resumed", about(session, context), context);
        return work(session, instruction, context);
    }

    private ToolResult work(SubSession session, String task, ToolContext context) {
        TurnResult result = session.run(desk, task, call(context));
        ObjectNode about = about(session, context);
        called.keep(session);
        return switch (result) {
            case TurnResult.Answered answered -> {
                tell("delegate:agent_completed", about.put("success", true), context);
                yield ToolResult.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("response", answered.text())
                        .put("session_id", session.id().value())
                        .put("agent", session.agent().name())
                        .put("turn_count", session.turns())
                        .put("status", session.status())
                        .toString());
            }
            case TurnResult.Failed failed -> {
                tell("delegate:error", about.put("error", failed.message()), context);
                yield ToolResult.error(failed.message());
            }
            case TurnResult.Stopped stopped -> {
                tell("delegate:agent_cancelled", about, context);
                yield ToolResult.error("the agent was stopped");
            }
        };
    }

    private static ObjectNode about(SubSession session, ToolContext context) {
        return call(context)
                .put("agent", session.agent().name())
                .put("sub_session_id", session.id().value())
                .put("parent_session_id", session.id().parent());
    }

    private static ObjectNode call(ToolContext context) {
        return context.call()
                .putGroup(JsonNodeFactory.instance
                        .objectNode()
                        .put("tool_call_id", context.call().id()));
    }

    private static void tell(String type, ObjectNode data, ToolContext context) {
        context.events().emit(new Event(type, data));
    }

    /** What the model wishes; a wish that has no form is none. */
    private static List<Providers.Preference> wishes(JsonNode input) {
        List<Providers.Preference> wishes = new ArrayList<>();
        for (JsonNode wish : input.path("provider_preferences")) {
            if (wish.path("provider").isTextual() && wish.path("model").isTextual()) {
                wishes.add(new Providers.Preference(
                        wish.path("provider").textValue(), wish.path("model").textValue()));
            }
        }
        String role = input.path("model_role").asText("");
        if (wishes.isEmpty() && !role.isBlank()) {
            wishes.add(Providers.Preference.role(role));
        }
        return wishes;
    }

    private static ObjectNode property(ObjectNode properties, String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }

    private static void words(ObjectNode property, List<String> words) {
        words.forEach(property.putArray("enum")::add);
    }
}
