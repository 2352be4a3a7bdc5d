package dev.amplifier.core.hook;

import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What hooks of a turn want a model to know, until it is asked the next time. Safe for use by several threads. */
public final class Injections {

    private static final int CHARACTERS_A_TOKEN = 4;

    private final InjectionLimits limits;
    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> standing = new ArrayList<>();
    private long characters;
    private boolean warned;

    /** Nothing yet. */
    public Injections(InjectionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Waiting(HookAction.InjectContext wish, String text, ChatMessage.Injected origin) {}

    /**
     * What a model is asked with.
     *
     * @param system the system instruction with what belongs to it
     * @param messages the messages with what belongs behind them
     */
    public record Asked(String system, List<ChatMessage> messages) {}

    /**
     * Takes a wish in.
     *
     * @return what people should be warned of; empty if all is well
     */
    synchronized Optional<String> add(String hook, String event, HookAction.InjectContext wish) {
        String text = sanitized(wish.text());
        if (text.length() > limits.characters()) {
            return Optional.of("Context injection exceeds " + limits.characters() + " characters; what the hook '"
                    + hook + "' said is left out");
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        waiting.add(new Waiting(wish, text, new ChatMessage.Injected(hook, event, clock.instant())));
        characters += text.length();
        if (warned || characters / CHARACTERS_A_TOKEN <= limits.tokensPerTurn()) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of("hooks have told the model more than " + limits.tokensPerTurn() + " tokens in this turn");
    }

    /** Puts what is to stay into the conversation. */
    public synchronized void store(ContextWindow context) {
        for (Waiting one : List.copyOf(waiting)) {
            if (!one.wish().ephemeral()) {
                waiting.remove(one);
                if (one.wish().role() == HookAction.Role.SYSTEM) {
                    standing.add(one.text());
                } else {
                    context.add(message(one));
                }
            }
        }
    }

    /** Adds what is for the next question only, and forgets it. */
    public synchronized Asked spend(String system, List<ChatMessage> messages) {
        StringBuilder instruction = new StringBuilder(system);
        standing.forEach(text -> append(instruction, text));
        List<ChatMessage> all = new ArrayList<>(messages);
        for (Waiting one : waiting) {
            if (one.wish().appendToLastToolResult() && appended(all, one.text())) {
                continue;
            }
            if (one.wish().role() == HookAction.Role.SYSTEM) {
                append(instruction, one.text());
            } else {
                all.add(message(one));
            }
        }
        waiting.clear();
        return new Asked(instruction.toString(), all);
    }

    private static ChatMessage message(Waiting one) {
        ChatMessage.Role role =
                one.wish().role() == HookAction.Role.ASSISTANT ? ChatMessage.Role.ASSISTANT : ChatMessage.Role.USER;
        return new ChatMessage(role, List.of(new Block.Text(one.text())), one.origin());
    }

    /** Puts a text behind the last tool result; false if the last message of the conversation has none. */
    private static boolean appended(List<ChatMessage> messages, String text) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            ChatMessage message = messages.get(i);
            if (message.injected() != null) {
                continue;
            }
            if (!(message.blocks().getLast() instanceof Block.ToolResult last)) {
                return false;
            }
            List<Block> blocks = new ArrayList<>(message.blocks());
            blocks.set(
                    blocks.size() - 1,
                    new Block.ToolResult(last.callId(), last.content() + "\n\n" + text, last.isError()));
            messages.set(i, new ChatMessage(message.role(), blocks));
            return true;
        }
        return false;
    }

    private static void append(StringBuilder text, String part) {
        text.append(text.isEmpty() ? "" : "\n\n").append(part);
    }

    private static String sanitized(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
