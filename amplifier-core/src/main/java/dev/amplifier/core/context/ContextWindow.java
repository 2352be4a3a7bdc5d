package dev.amplifier.core.context;

import dev.amplifier.core.provider.ChatMessage;
import java.util.List;

/**
 * The messages of a turn, all of them, and the view of them that a model is sent. For one thread; while that waits
 * for tool calls, they may read it.
 */
public interface ContextWindow {

    /** Adds a message at the end. */
    void add(ChatMessage message);

    /** All messages, oldest first; a copy. */
    List<ChatMessage> messages();

    /** Puts other messages in place of all. */
    void replace(List<ChatMessage> messages);

    /** Forgets all messages. */
    void clear();

    /**
     * What to send. The messages themselves stay as they are; a tool call is never parted from its result, and the last message is always there.
     *
     * @param tokens about how many fit
     */
    View view(int tokens);

    /**
     * What to send.
     *
     * @param messages the messages that are left, oldest first
     * @param fullSize about how many tokens all messages have
     * @param size about how many tokens these have
     */
    record View(List<ChatMessage> messages, long fullSize, long size) {

        /** Keeps an unchangeable copy. */
        public View {
            messages = List.copyOf(messages);
        }

        /** Whether something was cut or left out. */
        public boolean isCompacted() {
            return size < fullSize;
        }
    }
}
