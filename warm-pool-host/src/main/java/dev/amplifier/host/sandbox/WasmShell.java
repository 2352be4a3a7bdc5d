package dev.amplifier.host.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.session.Cancellation;
import dev.amplifier.core.tool.Workspace;
import dev.amplifier.core.tool.Workspace.WorkspaceException;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.orchestrations.activity.CommandRunner;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Json;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.GuestException;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.types.MemoryLimits;

/**
 * A shell inside the JVM: Bash and the usual text tools in JavaScript, in an engine that is WebAssembly. It has no files but the workspace's, no
 * network, no processes and no clock; its memory and time are capped. Every command gets an engine of its own, which nobody else ever uses.
 * Safe for use by several threads.
 */
public final class WasmShell implements CommandRunner, AutoCloseable {

    private static final String ROOT = "/workspace";
    private static final int PAGE_BYTES = 64 * 1024;
    private static final int MOST_MEMORY_BYTES = 192 << 20;
    private static final int MOST_OUTPUT = 1 << 20;
    private static final double MOST_SECONDS = 600;
    private static final Pattern LACKING =
            Pattern.compile("(?m)^bash: (?:line \\d+: )?([\\w.+-]+): command not found$");

    private final byte[] script;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("sandbox-", 0).daemon().factory());

    /**
     * A shell.
     *
     * @param atOnce commands that run at once at most; each may take a core and 192 MiB
     */
    public WasmShell(int atOnce) {
        this.script = ShellScript.load();
        this.room = new Semaphore(atOnce, true);
    }

    @Override
    public CommandOutcome run(CommandInput input, Cancellation cancellation) {
        ObjectNode request;
        try {
            request = request(input);
        } catch (WorkspaceException e) {
            return failed("cannot_start", String.valueOf(e.getMessage()), false);
        }
        Future<CommandOutcome> outcome = threads.submit(() -> {
            room.acquire();
            try {
                return run(request.toString());
            } finally {
                room.release();
            }
        });
        cancellation.onCancel(() -> outcome.cancel(true));
        try {
            long millis = (long) (Math.min(input.timeoutSeconds(), MOST_SECONDS) * 1000);
            return outcome.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            outcome.cancel(true);
            return failed("timeout", "The command took longer than " + input.timeoutSeconds() + " seconds.", true);
        } catch (CancellationException e) {
            return failed("cancelled", "The command was cancelled.", false);
        } catch (InterruptedException e) {
            outcome.cancel(true);
            Thread.currentThread().interrupt();
            return failed("cancelled", "The command was interrupted.", true);
        } catch (ExecutionException e) {
            return failed("cannot_start", "The sandbox failed: " + e.getClass().getSimpleName(), false);
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private CommandOutcome run(String request) {
        AtomicReference<String> answer = new AtomicReference<>();
        Builtins host = Builtins.builder("host")
                .addVoidToString("request", () -> request)
                .addStringToVoid("respond", answer::set)
                .build();
        try (Engine engine = Engine.builder()
                .addBuiltins(host)
                .withMemoryFactory(WasmShell::memory)
                .withStdout(new ByteArrayOutputStream())
                .withStderr(new ByteArrayOutputStream())
                .build()) {
            engine.exec(engine.writeCompiled(script));
        } catch (GuestException e) {
            return failed(
                    "out_of_memory",
                    "The command needs more memory than the sandbox's " + (MOST_MEMORY_BYTES >> 20)
                            + " MiB, or broke it. Work on less at once.",
                    false);
        }
        String text = answer.get();
        return text == null
                ? failed(
                        "cannot_start",
                        "The command ended without an answer: it waits for time to pass or for a program"
                                + " that the sandbox does not have.",
                        false)
                : outcome(Json.tree(text));
    }

    private static CommandOutcome outcome(JsonNode answer) {
        if (answer.has("error")) {
            return failed(
                    "cannot_start",
                    "The sandbox's shell gave up: "
                            + bounded(answer.path("error").asText()),
                    false);
        }
        String stderr = bounded(answer.path("stderr").asText());
        return new CommandOutcome.Exited(
                answer.path("exitCode").asInt(), bounded(answer.path("stdout").asText()), stderr + hints(stderr));
    }

    /** What would have the commands that this shell lacks. */
    private static String hints(String stderr) {
        StringBuilder hints = new StringBuilder();
        Matcher lacking = LACKING.matcher(stderr);
        while (lacking.find()) {
            hints.append("The sandbox inside the server has no '")
                    .append(lacking.group(1))
                    .append("'; a host with real programs has it.\n");
        }
        return hints.toString();
    }

    private static ObjectNode request(CommandInput input) throws WorkspaceException {
        Workspace workspace = Workspace.of(input.files());
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("command", input.command());
        request.put("root", ROOT);
        String cwd = input.cwd();
        request.put("cwd", cwd == null || cwd.equals(".") ? ROOT : ROOT + "/" + Workspace.normalize(cwd));
        ObjectNode files = request.putObject("files");
        workspace.files().forEach((path, text) -> files.put(ROOT + "/" + path, text));
        files.put(ROOT + "/.keep", "");
        ObjectNode env = request.putObject("env");
        env.put("HOME", ROOT).put("PATH", "/usr/bin:/bin").put("LANG", "C.UTF-8");
        input.env().forEach(env::put);
        return request;
    }

    private static ByteArrayMemory memory(MemoryLimits wanted) {
        int most = Math.min(wanted.maximumPages(), MOST_MEMORY_BYTES / PAGE_BYTES);
        return new ByteArrayMemory(new MemoryLimits(Math.min(wanted.initialPages(), most), most));
    }

    private static String bounded(String text) {
        return text.length() <= MOST_OUTPUT
                ? text
                : text.substring(0, MOST_OUTPUT) + "\n… cut: more than 1 MiB was written\n";
    }

    private static CommandOutcome failed(String code, String message, boolean retryable) {
        return new CommandOutcome.Failed(new ActivityResult.Failure(code, message, retryable));
    }
}
