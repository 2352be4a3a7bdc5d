package dev.amplifier.host.sandbox;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.LackingCommand;
import dev.amplifier.core.sandbox.Leftovers;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.host.sandbox.DynamicSession.SessionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A sandbox for real programs in Azure: a Bash in a session of a pool of Azure Container Apps, which is a virtual machine of its own. Every
 * program gets a new session; the pool removes it when it has been idle for a while. The pool must hold Python sessions without egress.
 */
public final class DynamicSessionsSandbox implements Sandbox {

    /** Longest time that a program is given: what the service allows, less the time to bring its files. */
    public static final Duration LONGEST = Duration.ofSeconds(200);

    private static final Duration AROUND = Duration.ofSeconds(20);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String ADVICE =
            "The sessions' image has no '%s'. A pool of sessions with an image of your own may have it, or"
                    + " SANDBOX=bubblewrap on a computer where it is installed.";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI pool;
    private final TokenCredential credential;
    private final String runner = runner();
    private final Places places;

    /**
     * A sandbox of a pool.
     *
     * @param pool the pool's management endpoint, without a slash at its end
     * @param credential who asks; needs the role Azure ContainerApps Session Executor
     * @param atOnce programs that run at once at most
     */
    public DynamicSessionsSandbox(URI pool, TokenCredential credential, int atOnce) {
        this.pool = pool;
        this.credential = credential;
        this.places = new Places("dynamic-sessions-", atOnce, LONGEST.plus(AROUND));
    }

    /**
     * A sandbox of a pool, asked as the identity of this process.
     *
     * @param clientId of the managed identity; empty for the one that there is, or for who signed in on this computer
     */
    public static DynamicSessionsSandbox ofProcess(URI pool, Optional<String> clientId, int atOnce) {
        DefaultAzureCredentialBuilder credential = new DefaultAzureCredentialBuilder();
        clientId.ifPresent(credential::managedIdentityClientId);
        return new DynamicSessionsSandbox(pool, credential.build(), atOnce);
    }

    @Override
    public SandboxOutcome run(SandboxTask task, Cancellation cancellation) {
        Duration limit = task.limit().compareTo(LONGEST) < 0 ? task.limit() : LONGEST;
        return places.run(limit.plus(AROUND), cancellation, () -> perform(task, limit));
    }

    @Override
    public void close() {
        places.close();
        http.shutdownNow();
    }

    private SandboxOutcome perform(SandboxTask task, Duration limit) throws InterruptedException {
        DynamicSession session = new DynamicSession(http, pool, credential);
        try {
            session.upload("task.json", json(task, limit));
            session.execute(runner, limit.plus(AROUND.dividedBy(2)));
            return outcome(session.download("answer.json"), limit);
        } catch (SessionException e) {
            return new Unfinished(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private static SandboxOutcome outcome(JsonNode answer, Duration limit) {
        if (answer.path("timeout").asBoolean()) {
            return new Unfinished(
                    Cause.TIMEOUT, "The command took longer than " + limit.toMillis() / 1000.0 + " seconds.");
        }
        if (answer.has("missing_folder")) {
            return new Unfinished(
                    Cause.UNAVAILABLE,
                    "The workspace has no folder '"
                            + answer.path("missing_folder").asText() + "'.");
        }
        if (!answer.path("exit_code").isInt()) {
            return new Unfinished(Cause.UNAVAILABLE, "The session's answer lacks an exit code.");
        }
        Leftovers left = new Leftovers();
        answer.path("files")
                .properties()
                .forEach(file -> left.add(file.getKey(), file.getValue().asText()));
        answer.path("notices")
                .forEach(notice ->
                        left.leave(notice.path(0).asText(), notice.path(1).asText()));
        String stderr = Output.cut(answer.path("stderr").asText());
        return new SandboxOutcome.Exited(
                answer.path("exit_code").asInt(),
                Output.cut(answer.path("stdout").asText()),
                stderr + LackingCommand.advice(stderr, ADVICE),
                left.files(),
                left.notices());
    }

    private static String json(SandboxTask task, Duration limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("program", task.program()).put("folder", task.folder());
        json.put("seconds", limit.toMillis() / 1000.0);
        ObjectNode files = json.putObject("files");
        task.files().forEach(files::put);
        ObjectNode variables = json.putObject("variables");
        task.variables().forEach(variables::put);
        return json.toString();
    }

    private static String runner() {
        String name = "session_runner.py";
        try (InputStream in = Objects.requireNonNull(DynamicSessionsSandbox.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
