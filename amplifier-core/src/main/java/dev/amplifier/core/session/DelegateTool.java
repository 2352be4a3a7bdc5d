package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Hands a task to another agent of the bundle and brings back its answer. For one turn. */
final class DelegateTool implements Tool {

    static final String NAME = "delegate";

    private static final int USUAL_TURNS = 5;
    private static final int MOST_TURNS = 10;
    private static final int MESSAGE_LENGTH = 2_000;

    private final List<Agent> agents;
    private final List<ChatMessage> conversation;
    private final BiFunction<Agent, String, TurnResult> runner;

    DelegateTool(List<Agent> agents, List<ChatMessage> conversation, BiFunction<Agent, String, TurnResult> runner) {
        this.agents = List.copyOf(agents);
        this.conversation = List.copyOf(conversation);
        this.runner = runner;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Hands a task to another agent and answers with its result. Agents:\n"
                + agents.stream()
                        .map(agent -> "- " + agent.name() + ": " + agent.description())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("agent").put("type", "string").put("description", "name of the agent");
        properties.putObject("instruction").put("type", "string").put("description", "the whole task");
        properties
                .putObject("context_depth")
                .put("type", "string")
                .put("description", "how much of the conversation it sees: none, recent (the default) or all");
        properties
                .putObject("context_turns")
                .put("type", "integer")
                .put("description", "how many are recent, 10 at most");
        schema.putArray("required").add("agent").add("instruction");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        String name = input.path("agent").asText("");
        String instruction = input.path("instruction").asText("");
        if (instruction.isBlank()) {
            return ToolResult.error("the input lacks 'instruction'");
        }
        String bare = name.substring(name.lastIndexOf(':') + 1);
        return agents.stream()
                .filter(agent -> agent.name().equals(bare))
                .findFirst()
                .map(agent -> result(runner.apply(agent, preamble(input) + instruction)))
                .orElseGet(() -> ToolResult.error("there is no agent '" + name + "'; there are: "
                        + agents.stream().map(Agent::name).collect(Collectors.joining(", "))));
    }

    private static ToolResult result(TurnResult result) {
        return switch (result) {
            case TurnResult.Answered answered -> ToolResult.ok(answered.text());
            case TurnResult.Failed failed -> ToolResult.error(failed.message());
            case TurnResult.Stopped stopped -> ToolResult.error("the agent was stopped");
        };
    }

    private String preamble(JsonNode input) {
        int turns = Math.clamp(input.path("context_turns").asInt(USUAL_TURNS), 0, MOST_TURNS);
        int messages = switch (input.path("context_depth").asText("recent")) {
            case "none" -> 0;
            case "all" -> conversation.size();
            default -> Math.min(conversation.size(), 2 * turns);
        };
        if (messages == 0) {
            return "";
        }
        return conversation.subList(conversation.size() - messages, conversation.size()).stream()
                .map(message -> message.role() + ": " + shortened(message))
                .collect(Collectors.joining("\n\n", "", "\n\n[YOUR TASK]\n"));
    }

    private static String shortened(ChatMessage message) {
        String text = message.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .map(block -> ((Block.Text) block).text())
                .collect(Collectors.joining());
        return text.length() <= MESSAGE_LENGTH ? text : text.substring(0, MESSAGE_LENGTH) + "…";
    }
}
