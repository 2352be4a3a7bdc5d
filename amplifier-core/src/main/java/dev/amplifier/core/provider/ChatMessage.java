package dev.amplifier.core.provider;

import java.util.List;

/**
 * A message of a conversation.
 *
 * @param role who speaks
 * @param blocks what is said, in order
 */
public record ChatMessage(Role role, List<Block> blocks) {

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /** Keeps an unchangeable copy of the blocks. */
    public ChatMessage {
        blocks = List.copyOf(blocks);
    }

    /** A user's text. */
    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, List.of(new Block.Text(text)));
    }

    /** A model's text. */
    public static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, List.of(new Block.Text(text)));
    }
}
