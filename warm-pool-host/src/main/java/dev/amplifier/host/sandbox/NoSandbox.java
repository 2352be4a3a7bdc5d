package dev.amplifier.host.sandbox;

import dev.amplifier.core.session.Cancellation;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.orchestrations.activity.CommandRunner;
import dev.amplifier.platform.contract.ActivityResult;

/** The answer of a host that has no sandbox: commands are refused, clearly. */
public final class NoSandbox implements CommandRunner {

    @Override
    public CommandOutcome run(CommandInput input, Cancellation cancellation) {
        return new CommandOutcome.Failed(new ActivityResult.Failure(
                "cannot_start",
                "This host runs no shell commands. Run the recipe where a sandbox is configured.",
                false));
    }
}
