package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.RunningTool;
import dev.amplifier.core.event.Event;
import dev.amplifier.orchestrations.drive.Activities;
import dev.amplifier.orchestrations.stream.EffectEvents;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import java.util.List;

/** Runs a shell command in the sandbox. */
public final class RunCommandActivity {

    private static final String TOOL = "bash";

    private final EffectStage stage;
    private final CommandRunner commands;

    /** The activity. */
    public RunCommandActivity(EffectStage stage, CommandRunner commands) {
        this.stage = stage;
        this.commands = commands;
    }

    /** Input: header and {@link CommandInput}; output: {@link ActivityResult} with {@code {exit_code, stdout, stderr}}. */
    @FunctionName(Activities.RUN_COMMAND)
    public String run(@DurableActivityTrigger(name = "input") String input) {
        CommandInput command = Json.read(input, CommandInput.class);
        return stage.perform(input, (events, people, cancellation) -> perform(command, events, cancellation));
    }

    private ActivityResult perform(CommandInput command, EffectEvents events, Cancellation cancellation) {
        ObjectNode before = about().put("tool_name", TOOL);
        before.putObject("tool_input").put("command", command.command());
        events.emit(new Event("tool:pre", before));
        return switch (run(command, cancellation)) {
            case CommandRunner.CommandOutcome.Exited exited -> {
                ObjectNode output = about().put("exit_code", exited.exitCode())
                        .put("stdout", exited.stdout())
                        .put("stderr", exited.stderr());
                ObjectNode after = about().put("tool_name", TOOL);
                after.set("tool_response", output);
                events.emit(new Event(exited.exitCode() == 0 ? "tool:post" : "tool:error", after));
                yield new ActivityResult("ok", output, null, Usage.NONE, List.of());
            }
            case CommandRunner.CommandOutcome.Failed failed -> {
                ObjectNode after = about().put("tool_name", TOOL);
                after.put("tool_response", failed.failure().message());
                events.emit(new Event("tool:error", after));
                yield new ActivityResult("error", null, failed.failure(), Usage.NONE, List.of());
            }
        };
    }

    private CommandRunner.CommandOutcome run(CommandInput command, Cancellation cancellation) {
        try (Cancellation.Running running = cancellation.running(new RunningTool("", TOOL))) {
            return commands.run(command, cancellation);
        }
    }

    private static ObjectNode about() {
        return JsonNodeFactory.instance.objectNode();
    }
}
