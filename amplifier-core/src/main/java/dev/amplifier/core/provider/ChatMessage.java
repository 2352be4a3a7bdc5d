package dev.amplifier.core.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param role who speaks
 * @param blocks what is said, in order
 * @param injected where it came from if nobody said it; null if somebody did
 */
public record ChatMessage(
        Role role, List<Block> blocks, @Nullable Injected injected) {

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /**
     * Where a message came from that a session added by itself.
     *
     * @param source the hook, or the part of the session
     * @param event what it happened at
     * @param at when
     */
    public record Injected(String source, String event, Instant at) {}

    /** Keeps an unchangeable copy of the blocks. */
    public ChatMessage {
        blocks = List.copyOf(blocks);
    }

    /** What somebody said. */
    public ChatMessage(Role role, List<Block> blocks) {
        this(role, blocks, null);
    }

    /** A user's text. */
    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, List.of(new Block.Text(text)));
    }

    /** A user's text with pictures, which go before it. */
    public static ChatMessage user(String text, List<Picture> pictures) {
        List<Block> blocks = new ArrayList<>();
        pictures.forEach(picture -> blocks.add(new Block.Image(picture)));
        blocks.add(new Block.Text(text));
        return new ChatMessage(Role.USER, blocks);
    }

    /** Its text; empty if it has none. */
    public String text() {
        return blocks.stream()
                .filter(Block.Text.class::isInstance)
                .map(block -> ((Block.Text) block).text())
                .collect(Collectors.joining());
    }

    /** A model's text. */
    public static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, List.of(new Block.Text(text)));
    }
}
