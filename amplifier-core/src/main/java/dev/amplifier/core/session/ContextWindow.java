package dev.amplifier.core.session;

import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a conversation within what a model reads. First old tool results are cut short, then the oldest exchanges are left out; a tool call is
 * never parted from its result, and the last message always stays. The conversation itself is not changed.
 */
final class ContextWindow {

    private static final double FULL = 0.92;
    private static final double AIM = 0.50;
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final int RESULTS_KEPT = 5;
    private static final int CUT_LENGTH = 250;

    private ContextWindow() {}

    /** The messages to send, which are these if they fit. */
    static List<ChatMessage> fit(List<ChatMessage> messages, int tokens) {
        if (size(messages) <= tokens * FULL) {
            return messages;
        }
        List<ChatMessage> cut = cutOldResults(messages);
        return size(cut) <= tokens * FULL ? cut : dropOldest(cut, (int) (tokens * AIM));
    }

    /** About how many tokens the messages have. */
    static long size(List<ChatMessage> messages) {
        return messages.stream()
                        .flatMap(message -> message.blocks().stream())
                        .mapToLong(ContextWindow::characters)
                        .sum()
                / CHARACTERS_A_TOKEN;
    }

    private static long characters(Block block) {
        return switch (block) {
            case Block.Text text -> text.text().length();
            case Block.Thinking thinking -> thinking.text().length();
            case Block.ToolCall call ->
                call.name().length() + call.input().toString().length();
            case Block.ToolResult result -> result.content().length();
        };
    }

    private static List<ChatMessage> cutOldResults(List<ChatMessage> messages) {
        long results = messages.stream()
                .flatMap(message -> message.blocks().stream())
                .filter(Block.ToolResult.class::isInstance)
                .count();
        long old = results - RESULTS_KEPT;
        List<ChatMessage> cut = new ArrayList<>();
        for (ChatMessage message : messages) {
            List<Block> blocks = new ArrayList<>();
            for (Block block : message.blocks()) {
                blocks.add(block instanceof Block.ToolResult result && old-- > 0 ? cut(result) : block);
            }
            cut.add(new ChatMessage(message.role(), blocks));
        }
        return cut;
    }

    private static Block cut(Block.ToolResult result) {
        return result.content().length() <= CUT_LENGTH
                ? result
                : new Block.ToolResult(
                        result.callId(), result.content().substring(0, CUT_LENGTH) + "… (cut)", result.isError());
    }

    /** An exchange begins with words of the user; only there the conversation may be parted. */
    private static List<ChatMessage> dropOldest(List<ChatMessage> messages, int tokens) {
        List<ChatMessage> rest = messages;
        for (int i = 1; i < messages.size() && size(rest) > tokens; i++) {
            if (begins(messages.get(i))) {
                rest = messages.subList(i, messages.size());
            }
        }
        return rest;
    }

    private static boolean begins(ChatMessage message) {
        return message.role() == ChatMessage.Role.USER
                && message.blocks().stream().noneMatch(Block.ToolResult.class::isInstance);
    }
}
