package dev.amplifier.core.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param model its name
 * @param system who it is and how it behaves; empty if nothing was said
 * @param messages the conversation, oldest first, ending with a user's message
 * @param tools what it may call; empty for none
 * @param maxOutputTokens longest answer, in tokens, thoughts included
 * @param thinking how much the model is to think before it speaks; only for models with the capability {@code thinking}
 */
public record Question(
        String model,
        String system,
        List<ChatMessage> messages,
        List<ToolSpec> tools,
        int maxOutputTokens,
        Thinking thinking) {

    /** How much a model is to think. */
    public enum Thinking {
        /** As it does when nothing is said. */
        UNSAID,
        LOW,
        MEDIUM,
        HIGH
    }

    /** Keeps unchangeable copies. */
    public Question {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** A question that says nothing of thinking. */
    public Question(
            String model, String system, List<ChatMessage> messages, List<ToolSpec> tools, int maxOutputTokens) {
        this(model, system, messages, tools, maxOutputTokens, Thinking.UNSAID);
    }

    /** All pictures of the conversation, in order. */
    public List<Picture> pictures() {
        return messages.stream()
                .flatMap(message -> message.blocks().stream())
                .filter(Block.Image.class::isInstance)
                .map(block -> ((Block.Image) block).picture())
                .toList();
    }

    /** The last thing that the user said in words, whatever a session put behind it; empty if nothing was. */
    public String lastWords() {
        return messages.reversed().stream()
                .filter(message -> message.role() == ChatMessage.Role.USER && message.injected() == null)
                .map(ChatMessage::text)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * A tool as a model sees it.
     *
     * @param inputSchema JSON Schema of its input
     */
    public record ToolSpec(String name, String description, ObjectNode inputSchema) {}
}
