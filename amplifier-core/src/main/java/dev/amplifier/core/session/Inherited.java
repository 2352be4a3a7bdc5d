package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much of the caller's conversation an agent is handed.
 *
 * @param depth {@code none}, {@code recent} or {@code all}
 * @param turns how many exchanges are recent, from 0 to 10
 * @param scope {@code conversation} for what was said, {@code agents} for what agents answered too, {@code full} for what all tools answered
 */
record Inherited(String depth, int turns, String scope) {

    static final List<String> DEPTHS = List.of("recent", "none", "all");
    static final List<String> SCOPES = List.of("conversation", "agents", "full");

    /** Stands between what is handed on and what is to be done. */
    static final String TASK = "\n\n[YOUR TASK]\n";

    private static final int USUAL_TURNS = 5;
    private static final int MOST_TURNS = 10;
    private static final int MESSAGE_LENGTH = 2_000;
    private static final int RESULT_LENGTH = 4_000;

    /** Reads the input of the tool; what it does not say, or says in words that are not known, is as usual. */
    static Inherited of(JsonNode input) {
        return new Inherited(
                known(input.path("context_depth"), DEPTHS),
                Math.clamp(input.path("context_turns").asInt(USUAL_TURNS), 0, MOST_TURNS),
                known(input.path("context_scope"), SCOPES));
    }

    /** The task with what goes before it. */
    String before(String task, List<ChatMessage> conversation) {
        List<String> parts = parts(conversation.subList(from(conversation), conversation.size()));
        return parts.isEmpty() ? task : String.join("\n\n", parts) + TASK + task;
    }

    private int from(List<ChatMessage> conversation) {
        int at = conversation.size();
        int left = switch (depth) {
            case "none" -> 0;
            case "all" -> Integer.MAX_VALUE;
            default -> turns;
        };
        while (at > 0 && left > 0) {
            at--;
            if (begins(conversation.get(at))) {
                left--;
            }
        }
        return at;
    }

    private static boolean begins(ChatMessage message) {
        return message.role() == ChatMessage.Role.USER
                && message.injected() == null
                && message.blocks().stream().noneMatch(Block.ToolResult.class::isInstance);
    }

    private List<String> parts(List<ChatMessage> messages) {
        Map<String, String> tools = new HashMap<>();
        Predicate<String> wanted = switch (scope) {
            case "full" -> tool -> true;
            case "agents" -> DelegateTool.NAME::equals;
            default -> tool -> false;
        };
        List<String> parts = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message.injected() != null) {
                continue;
            }
            if (!message.text().isBlank()) {
                parts.add(message.role() + ": " + shortened(message.text(), MESSAGE_LENGTH));
            }
            for (Block block : message.blocks()) {
                switch (block) {
                    case Block.ToolCall call -> tools.put(call.id(), call.name());
                    case Block.ToolResult result ->
                        Optional.ofNullable(tools.get(result.callId()))
                                .filter(wanted)
                                .ifPresent(tool -> parts.add(
                                        "RESULT OF " + tool + ": " + shortened(result.content(), RESULT_LENGTH)));
                    default -> {}
                }
            }
        }
        return parts;
    }

    private static String known(JsonNode said, List<String> words) {
        return words.contains(said.asText()) ? said.asText() : words.getFirst();
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
