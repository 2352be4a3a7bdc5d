package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What all hooks of an event decided together.
 *
 * @param action what holds; never {@link HookAction.Modify}, for what was modified is in the data
 * @param hook the name of the hook that wanted it; empty if none wanted anything
 * @param data the event's data as the hooks left it, without what was added for them
 * @param messages what people should know, in the order of the hooks
 */
public record HookOutcome(HookAction action, String hook, ObjectNode data, List<Message> messages) {

    /** Keeps an unchangeable copy of the messages. */
    public HookOutcome {
        messages = List.copyOf(messages);
    }

    /**
     * What a person should know.
     *
     * @param source {@code hook:} and who says so
     */
    public record Message(HookResult.Level level, String text, String source) {}
}
