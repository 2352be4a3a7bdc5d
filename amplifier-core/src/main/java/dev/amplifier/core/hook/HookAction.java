package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** What a hook wants. Of several wishes the one that stands first in {@code Deny, AskUser, InjectContext, Modify, Continue} holds. */
public sealed interface HookAction {

    /** Nothing. */
    record Continue() implements HookAction {}

    /**
     * It must not happen. No later hook is asked.
     *
     * @param reason for the model and for people
     */
    record Deny(String reason) implements HookAction {}

    /**
     * Other data takes the place of the event's, for later hooks and for what happens then.
     *
     * @param data all of it
     */
    record Modify(ObjectNode data) implements HookAction {

        /** Keeps a copy. */
        public Modify {
            data = data.deepCopy();
        }
    }

    /**
     * The model is told something with its next question.
     *
     * @param text what; control characters are left out
     * @param role who seems to say it
     * @param ephemeral whether that question alone carries it; else the rest of the turn does
     * @param appendToLastToolResult whether an ephemeral text stands behind the last tool result, if there is one, and not in a message of its own
     */
    record InjectContext(String text, Role role, boolean ephemeral, boolean appendToLastToolResult)
            implements HookAction {}

    /**
     * A person decides.
     *
     * @param prompt the question
     * @param options what may be answered; {@code allow}, {@code allow once} and {@code allow always} mean yes in any case of letters, all else no
     * @param timeout longest wait for the answer
     * @param allowedByDefault what holds if nobody answers
     */
    record AskUser(String prompt, List<String> options, Duration timeout, boolean allowedByDefault)
            implements HookAction {

        private static final List<String> USUAL_OPTIONS = List.of("Allow", "Deny");
        private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

        /** Keeps an unchangeable copy of the options. */
        public AskUser {
            options = List.copyOf(options);
        }

        /** A question of yes or no, with five minutes for the answer, which is no if nobody gives one. */
        public static AskUser about(String prompt) {
            return new AskUser(prompt, USUAL_OPTIONS, USUAL_TIMEOUT, false);
        }
    }

    /** Who seems to say what a hook injects. */
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
