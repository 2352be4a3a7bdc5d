package dev.amplifier.orchestrations.activity;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.platform.contract.ActivityResult;

/** Runs shell commands in a sandbox. The host implements it. Safe for use by several threads. */
public interface CommandRunner {

    /**
     * How a command went.
     */
    sealed interface CommandOutcome {

        /** It ran to its end. */
        record Exited(int exitCode, String stdout, String stderr) implements CommandOutcome {}

        /** It did not, or could not begin. */
        record Failed(ActivityResult.Failure failure) implements CommandOutcome {}
    }

    /** Runs one command to its end. */
    CommandOutcome run(CommandInput input, Cancellation cancellation);
}
