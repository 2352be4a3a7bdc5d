package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a hook answered.
 *
 * @param action what it wants
 * @param message what a person should know, whatever it wants; null for nothing
 */
public record HookResult(HookAction action, @Nullable Message message) {

    /** Wants nothing. */
    public static final HookResult CONTINUE = new HookResult(new HookAction.Continue(), null);

    /** Wants it not to happen. */
    public static HookResult deny(String reason) {
        return new HookResult(new HookAction.Deny(reason), null);
    }

    /** Wants other data. */
    public static HookResult modify(ObjectNode data) {
        return new HookResult(new HookAction.Modify(data), null);
    }

    /** Wants the model to know something with its next question only, as if the user said it. */
    public static HookResult remind(String text) {
        return new HookResult(new HookAction.InjectContext(text, HookAction.Role.USER, true, false), null);
    }

    /** Wants a person to decide. */
    public static HookResult ask(HookAction.AskUser question) {
        return new HookResult(question, null);
    }

    /** The same, and a word to a person. */
    public HookResult telling(Level level, String text) {
        return new HookResult(action, new Message(level, text, null));
    }

    /**
     * What a person should know.
     *
     * @param source who says so; null for the hook's name
     */
    public record Message(
            Level level, String text, @Nullable String source) {}

    /** How much it matters. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
