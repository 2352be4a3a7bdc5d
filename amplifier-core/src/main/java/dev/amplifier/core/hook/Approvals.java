package dev.amplifier.core.hook;

import dev.amplifier.core.cancellation.Cancellation;
import java.util.Locale;
import java.util.Set;

/** Asks people whether something may happen. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Approvals {

    /** Asks nobody, and has no answer at once. */
    Approvals NOBODY = (question, cancellation) -> new Reply.Nobody();

    /**
     * Asks, and waits for the answer as long as the question says.
     *
     * @param cancellation ends the waiting, as if the time were over
     */
    Reply ask(HookAction.AskUser question, Cancellation cancellation);

    /** What came of asking. */
    sealed interface Reply {

        /**
         * Somebody answered.
         *
         * @param option what they chose
         */
        record Chosen(String option) implements Reply {

            private static final Set<String> YES = Set.of("allow", "allow once", "allow always");

            /** Whether they agreed. */
            public boolean isYes() {
                return YES.contains(option.toLowerCase(Locale.ROOT));
            }
        }

        /** Nobody answered in time. */
        record TimedOut() implements Reply {}

        /** There is nobody to ask. */
        record Nobody() implements Reply {}
    }
}
