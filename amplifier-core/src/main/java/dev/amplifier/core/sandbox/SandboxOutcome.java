package dev.amplifier.core.sandbox;

import java.util.List;
import java.util.Map;

/** How a program in a sandbox went. */
public sealed interface SandboxOutcome {

    /**
     * It ran to its end.
     *
     * @param exitCode 0 if it says that all went well
     * @param stdout what it wrote, cut at the sandbox's bound with a line that says so
     * @param stderr what it complained of, likewise; a command that is not to be had is followed by what would have it
     * @param files what the workspace holds now, by normalized path
     * @param notices files that could not be brought back, in words; usually empty
     */
    record Exited(int exitCode, String stdout, String stderr, Map<String, String> files, List<String> notices)
            implements SandboxOutcome {

        /** Keeps unchangeable copies. */
        public Exited {
            files = Map.copyOf(files);
            notices = List.copyOf(notices);
        }
    }

    /**
     * It was ended, or could not begin.
     *
     * @param message what happened, what is allowed and what to do, for people
     */
    record Unfinished(Cause cause, String message) implements SandboxOutcome {}

    /** Why a program did not come to its end. */
    enum Cause {
        /** Its time was over. */
        TIMEOUT,
        /** Somebody cancelled. */
        CANCELLED,
        /** It took more memory, disk or processes than it may. */
        EXHAUSTED,
        /** The sandbox is full; later it may have room. */
        BUSY,
        /** The sandbox is not to be had, or broke. */
        UNAVAILABLE;

        /** As failures of a recipe's command name it. */
        public String code() {
            return switch (this) {
                case TIMEOUT -> "timeout";
                case CANCELLED -> "cancelled";
                case EXHAUSTED -> "out_of_memory";
                case BUSY -> "busy";
                case UNAVAILABLE -> "cannot_start";
            };
        }

        /** Whether trying again may help. */
        public boolean retryable() {
            return this == TIMEOUT || this == BUSY;
        }
    }
}
