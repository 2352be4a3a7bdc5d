package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs a command. */
final class CommandFrame extends ActionFrame {

    private static final int LONG_COMMAND_CHARS = 100 * 1024;
    private static final int CANNOT_START = 126;

    private final BashStep step;
    private Duration timeout = Duration.ZERO;

    CommandFrame(Machine machine, Frame parent, BashStep step, Place place) {
        super(machine, parent, step, place, "bash");
        this.step = step;
    }

    @Override
    void attempt(Instant now) {
        try {
            String command = Rendering.text(step.command(), place);
            Optional<String> cwd = Rendering.text(step.cwd(), place);
            Map<String, String> env = new LinkedHashMap<>();
            for (var entry : step.env().entrySet()) {
                env.put(entry.getKey(), Template.render(PythonText.string(entry.getValue()), place.variables()));
            }
            timeout = Rendering.timeout(this, step, place, now);
            if (command.length() > LONG_COMMAND_CHARS) {
                machine.announcer.warned(
                        path,
                        "The command has " + command.length()
                                + " characters once its variables are filled in. Pass large values through files.",
                        now);
            }
            machine.request(
                    this, id -> new Effect.RunCommand(id, path, step.id(), attempt(), command, cwd, env, timeout));
        } catch (UndefinedVariableException e) {
            attemptFailed(Failure.undefined(e, path), now);
        } catch (Rendering.InvalidTimeoutException e) {
            attemptFailed(e.failure(path), now);
        }
    }

    @Override
    void attempted(Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.CommandExited(int code, String stdout, String stderr) -> exited(code, stdout, stderr, now);
            case Outcome.Succeeded(JsonNode raw) -> exited(0, PythonText.string(raw), "", now);
            case Outcome.TimedOut over -> attemptFailed(timedOut("command", timeout), now);
            case Outcome.Failed(String code, String message, boolean retryable, boolean rateLimited)
            when code.equals("cannot_start") -> exited(CANNOT_START, "", message, now);
            case Outcome.Failed(String code, String message, boolean retryable, boolean rateLimited) ->
                attemptFailed(
                        retryable ? Failure.passing(code, message, path) : Failure.lasting(code, message, path), now);
            default -> throw new IllegalArgumentException("no outcome of running a command: " + outcome);
        }
    }

    private void exited(int code, String stdout, String stderr, Instant now) {
        step.outputExitCode().ifPresent(name -> {
            JsonNode value = JsonNodeFactory.instance.textNode(Integer.toString(code));
            Loops.store(this, name.value(), value, place, now);
        });
        if (code == 0) {
            succeeded(Results.ofCommand(stdout), now);
            return;
        }
        boolean lastAttempt = !retries() || attempt() >= step.common().retry().maxAttempts();
        if (lastAttempt && step.common().onError() == OnError.CONTINUE) {
            machine.announcer.warned(path, "Step '" + step.id() + "': exit code " + code + " is tolerated", now);
            succeeded(Results.ofCommand(stdout), now);
            return;
        }
        String message = "Step '" + step.id() + "': command failed with exit code " + code
                + (stderr.isBlank() ? "" : "\nstderr: " + stderr.strip());
        attemptFailed(Failure.passing("command_failed", message, path), now);
    }

    @Override
    boolean toleratesBy(Failure failure) {
        return !machine.options.strict() || failure.code().equals("command_failed");
    }

    @Override
    boolean retries() {
        return !machine.options.strict();
    }
}
