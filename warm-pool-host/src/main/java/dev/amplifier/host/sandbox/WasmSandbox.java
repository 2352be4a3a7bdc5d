package dev.amplifier.host.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.LackingCommand;
import dev.amplifier.core.sandbox.Leftovers;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import run.endive.wasm.WasmEngineException;

/**
 * A sandbox inside the JVM: an engine for JavaScript that is WebAssembly. Either the program is JavaScript, or a Bash in JavaScript with the
 * usual text tools runs it. There are no files but the workspace's, no network, no processes and no clock; memory and time are capped. Every
 * program gets an engine of its own, which nobody else ever uses. Works on any host.
 */
public final class WasmSandbox implements Sandbox {

    /** Longest time that a program is given. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String ADVICE =
            "The sandbox inside the server has no '%s'. A sandbox with real programs has it where it is"
                    + " installed: SANDBOX=bubblewrap on a computer with Linux, SANDBOX=dynamic-sessions in Azure.";

    private static final SecureRandom SEEDS = new SecureRandom();

    private final EngineImage image;
    private final Places places;

    private WasmSandbox(String script, int atOnce) {
        this.image = EngineImage.load(script);
        this.places = new Places("wasm-sandbox-", atOnce, LONGEST);
    }

    /**
     * A sandbox for Bash.
     *
     * @param atOnce programs that run at once at most; each may take a core and 192 MiB
     */
    public static WasmSandbox bash(int atOnce) {
        return new WasmSandbox("bash", atOnce);
    }

    /**
     * A sandbox for JavaScript.
     *
     * @param atOnce programs that run at once at most; each may take a core and 192 MiB
     */
    public static WasmSandbox javaScript(int atOnce) {
        return new WasmSandbox("javascript", atOnce);
    }

    @Override
    public SandboxOutcome run(SandboxTask task, Cancellation cancellation) {
        return places.run(task.limit(), cancellation, () -> perform(json(task)));
    }

    @Override
    public void close() {
        places.close();
    }

    private SandboxOutcome perform(String task) {
        AtomicReference<String> answer = new AtomicReference<>();
        try {
            image.run(() -> task, answer::set);
        } catch (WasmEngineException e) {
            return new SandboxOutcome.Unfinished(
                    Cause.EXHAUSTED,
                    "The program calls itself too deeply, needs more memory than the sandbox's "
                            + (EngineImage.MOST_MEMORY_BYTES >> 20) + " MiB, or broke it. Work on less at once.");
        }
        String text = answer.get();
        return text == null
                ? new SandboxOutcome.Unfinished(
                        Cause.UNAVAILABLE,
                        "The program ended without an answer: it waits for time to pass, which does not happen in the sandbox inside the"
                                + " server.")
                : outcome(text);
    }

    private static SandboxOutcome outcome(String text) {
        JsonNode answer;
        try {
            answer = Json.tree(text);
        } catch (MalformedJsonException e) {
            return new SandboxOutcome.Unfinished(Cause.UNAVAILABLE, "The program broke the sandbox's answer.");
        }
        if (answer.has("error")) {
            return new SandboxOutcome.Unfinished(
                    Cause.UNAVAILABLE,
                    "The sandbox gave up: " + Output.cut(answer.path("error").asText()));
        }
        Leftovers left = new Leftovers();
        answer.path("files")
                .properties()
                .forEach(file -> left.add(file.getKey(), file.getValue().asText()));
        String stderr = Output.cut(answer.path("stderr").asText());
        return new SandboxOutcome.Exited(
                answer.path("exitCode").asInt(),
                Output.cut(answer.path("stdout").asText()),
                stderr + LackingCommand.advice(stderr, ADVICE),
                left.files(),
                left.notices());
    }

    private static String json(SandboxTask task) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("program", task.program()).put("folder", task.folder()).put("seed", SEEDS.nextInt());
        ObjectNode files = json.putObject("files");
        task.files().forEach(files::put);
        ObjectNode variables = json.putObject("variables");
        task.variables().forEach(variables::put);
        return json.toString();
    }
}
