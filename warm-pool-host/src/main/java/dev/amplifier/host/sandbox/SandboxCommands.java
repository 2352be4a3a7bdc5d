package dev.amplifier.host.sandbox;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.orchestrations.activity.CommandRunner;
import dev.amplifier.platform.contract.ActivityResult.Failure;
import java.time.Duration;

/** Runs the commands of recipes in a sandbox. Safe for use by several threads. */
public final class SandboxCommands implements CommandRunner {

    private final Sandbox sandbox;

    /** Runs them in this sandbox, which stays the caller's to close. */
    public SandboxCommands(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public CommandOutcome run(CommandInput input, Cancellation cancellation) {
        SandboxTask task;
        try {
            String cwd = input.cwd();
            Duration limit = Duration.ofMillis((long) (input.timeoutSeconds() * 1000));
            task = SandboxTask.of(input.command(), cwd == null ? "" : cwd, input.env(), limit, input.files());
        } catch (WorkspaceException e) {
            return new CommandOutcome.Failed(new Failure("cannot_start", String.valueOf(e.getMessage()), false));
        }
        return switch (sandbox.run(task, cancellation)) {
            case SandboxOutcome.Exited exited ->
                new CommandOutcome.Exited(exited.exitCode(), exited.stdout(), exited.stderr());
            case SandboxOutcome.Unfinished(Cause cause, String message) ->
                new CommandOutcome.Failed(new Failure(cause.code(), message, cause.retryable()));
        };
    }
}
