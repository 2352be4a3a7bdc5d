package dev.amplifier.core.context;

import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends everything while it fits. Then older tool results are cut short, and if that is not enough the oldest exchanges are left out, the most
 * recent part last.
 */
public final class CompactingContext implements ContextWindow {

    private static final int CHARACTERS_A_TOKEN = 4;
    /** Providers count up to about 1 600 tokens for one. */
    private static final int CHARACTERS_A_PICTURE = 6_400;

    private final ContextOptions options;
    private final List<ChatMessage> messages;

    /** A context that begins with these messages. */
    public CompactingContext(ContextOptions options, List<ChatMessage> conversation) {
        this.options = options;
        this.messages = new ArrayList<>(conversation);
    }

    @Override
    public void add(ChatMessage message) {
        messages.add(message);
    }

    @Override
    public List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void replace(List<ChatMessage> others) {
        List<ChatMessage> copy = List.copyOf(others);
        messages.clear();
        messages.addAll(copy);
    }

    @Override
    public void clear() {
        messages.clear();
    }

    @Override
    public View view(int tokens) {
        int room = Math.min(tokens, options.maxTokens());
        long most = (long) (room * options.compactThreshold());
        long full = size(messages);
        if (full <= most) {
            return new View(messages, full, full);
        }
        List<ChatMessage> rest = cutOldResults();
        if (size(rest) > most) {
            rest = withoutOldest(rest, (long) (room * options.targetUsage()), most);
        }
        return new View(rest, full, size(rest));
    }

    private static long size(List<ChatMessage> messages) {
        return characters(messages) / CHARACTERS_A_TOKEN;
    }

    private static long characters(List<ChatMessage> messages) {
        return messages.stream()
                .flatMap(message -> message.blocks().stream())
                .mapToLong(CompactingContext::characters)
                .sum();
    }

    private static long characters(Block block) {
        return switch (block) {
            case Block.Text text -> text.text().length();
            case Block.Image image -> CHARACTERS_A_PICTURE;
            case Block.Thinking thinking -> thinking.text().length();
            case Block.ToolCall call ->
                call.name().length() + call.input().toString().length();
            case Block.ToolResult result -> result.content().length();
        };
    }

    /** From here on messages are recent. */
    private int recent() {
        return messages.size() - (int) Math.ceil(messages.size() * options.protectedRecent());
    }

    private List<ChatMessage> cutOldResults() {
        long results = messages.stream()
                .flatMap(message -> message.blocks().stream())
                .filter(Block.ToolResult.class::isInstance)
                .count();
        long old = results - options.protectedToolResults();
        List<ChatMessage> cut = new ArrayList<>();
        for (ChatMessage message : messages) {
            List<Block> blocks = new ArrayList<>();
            for (Block block : message.blocks()) {
                blocks.add(block instanceof Block.ToolResult result && old-- > 0 ? cut(result) : block);
            }
            cut.add(new ChatMessage(message.role(), blocks, message.injected()));
        }
        return cut;
    }

    private Block cut(Block.ToolResult result) {
        int length = options.truncateCharacters();
        return result.content().length() <= length
                ? result
                : new Block.ToolResult(
                        result.callId(), result.content().substring(0, length) + "… (cut)", result.isError());
    }

    /** Recent messages are left out only if the conversation would not fit with them. */
    private List<ChatMessage> withoutOldest(List<ChatMessage> all, long aim, long most) {
        long whole = characters(all);
        long passed = 0;
        long left = whole;
        int from = 0;
        int recent = recent();
        for (int i = 1; i < all.size() && left / CHARACTERS_A_TOKEN > (i <= recent ? aim : most); i++) {
            passed += characters(List.of(all.get(i - 1)));
            if (begins(all.get(i))) {
                from = i;
                left = whole - passed;
            }
        }
        return all.subList(from, all.size());
    }

    /** An exchange begins with words of the user; only there the conversation may be parted. */
    private static boolean begins(ChatMessage message) {
        return message.role() == ChatMessage.Role.USER
                && message.injected() == null
                && message.blocks().stream().noneMatch(Block.ToolResult.class::isInstance);
    }
}
