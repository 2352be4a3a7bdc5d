package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Exited;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.platform.contract.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DynamicSessionTest {

    private static final TokenCredential CREDENTIAL = request -> {
        assertThat(request.getScopes()).containsExactly("https://dynamicsessions.io/.default");
        return Mono.just(
                new AccessToken(SessionPoolServer.TOKEN, OffsetDateTime.now().plusHours(1)));
    };
    private static final String ANSWER =
            "{\"exit_code\":3,\"stdout\":\"out\",\"stderr\":\"err\",\"files\":{\"a.txt\":\"A\",\"../b\":\"B\"},\"notices\":[]}";

    private final SessionPoolServer pool =
            new SessionPoolServer((code, files) -> Map.of("answer.json", echoed(files.get("task.json"))));
    private final DynamicSessionsSandbox sandbox = new DynamicSessionsSandbox(pool.endpoint(), CREDENTIAL, 2);
    private volatile String task = "";

    private String echoed(String given) {
        task = given;
        return ANSWER;
    }

    @AfterEach
    void close() {
        sandbox.close();
        pool.close();
    }

    @Test
    void a_program_goes_up_as_a_file_is_executed_and_its_answer_comes_down() {
        SandboxOutcome outcome = run("echo grüße");

        assertThat(outcome).isInstanceOfSatisfying(Exited.class, exited -> {
            assertThat(exited.exitCode()).isEqualTo(3);
            assertThat(exited.files()).isEqualTo(Map.of("a.txt", "A"));
            assertThat(exited.notices()).singleElement().asString().contains("leaves the workspace");
        });
        JsonNode sent = Json.tree(task);
        assertThat(sent.path("program").asText()).isEqualTo("echo grüße");
        assertThat(sent.path("files").path("in.txt").asText()).isEqualTo("text");
        assertThat(sent.path("seconds").asDouble()).isEqualTo(20);
        assertThat(pool.requests())
                .extracting(request -> request.replaceAll("identifier=[\\w-]{36}", "identifier=ID"))
                .containsExactly(
                        "POST /pools/one/files?api-version=2025-02-02-preview&identifier=ID",
                        "POST /pools/one/executions?api-version=2025-02-02-preview&identifier=ID",
                        "GET /pools/one/files/answer.json/content?api-version=2025-02-02-preview&identifier=ID");
    }

    @Test
    void a_host_without_the_role_is_told_which_one_it_needs() {
        for (int status : new int[] {401, 403}) {
            failWith(status);

            assertThat(unfinished(Cause.UNAVAILABLE)).contains("Azure ContainerApps Session Executor", "" + status);
        }
    }

    @Test
    void a_host_without_an_identity_is_told_how_to_get_one() {
        TokenCredential nobody = request -> Mono.error(new ClientAuthenticationException("no identity", null));
        try (DynamicSessionsSandbox anonymous = new DynamicSessionsSandbox(pool.endpoint(), nobody, 1)) {
            SandboxOutcome outcome = anonymous.run(task(), new Cancellation());

            assertThat(((Unfinished) outcome).message()).contains("az login", "AZURE_CLIENT_ID");
        }
        assertThat(pool.requests()).isEmpty();
    }

    @Test
    void a_full_pool_is_asked_again_after_as_long_as_it_says() {
        AtomicInteger asked = new AtomicInteger();
        pool.failWith(exchange -> {
            if (asked.incrementAndGet() > 2) {
                return false;
            }
            exchange.getResponseHeaders().add("Retry-After", "0");
            SessionPoolServer.send(exchange, 429, "{}");
            return true;
        });

        assertThat(run("echo")).isInstanceOf(Exited.class);
    }

    @Test
    void a_pool_that_stays_full_is_busy() {
        pool.failWith(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            SessionPoolServer.send(exchange, 429, "{}");
            return true;
        });

        assertThat(unfinished(Cause.BUSY)).contains("taken (429)");
        assertThat(pool.requests()).hasSize(4);
    }

    @Test
    void a_broken_or_senseless_answer_is_an_outcome() {
        pool.failWith(exchange -> true);
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("broke off");

        pool.failWith(exchange -> {
            SessionPoolServer.send(exchange, 200, "<html>");
            return true;
        });
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("not JSON");

        pool.failWith(exchange -> {
            SessionPoolServer.send(exchange, 200, "{\"status\":\"Failed\",\"error\":{\"code\":\"Oops\"}}");
            return true;
        });
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("'Failed'", "Oops");

        pool.failWith(exchange -> {
            SessionPoolServer.send(exchange, 200, "{\"status\":\"Succeeded\"}");
            return true;
        });
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("lacks an exit code");
    }

    @Test
    void other_statuses_are_told() {
        failWith(404);
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("DYNAMIC_SESSIONS_ENDPOINT");
        failWith(500);
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("status 500");
        failWith(302);
        assertThat(unfinished(Cause.UNAVAILABLE)).contains("status 302");
    }

    @Test
    void a_session_that_does_not_answer_is_left_when_the_turn_is_cancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        pool.failWith(exchange -> {
            asked.countDown();
            try {
                return over.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return true;
            }
        });
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SandboxOutcome> running =
                CompletableFuture.supplyAsync(() -> sandbox.run(task(), cancellation));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        cancellation.cancel();

        assertThat(((Unfinished) running.get(30, TimeUnit.SECONDS)).cause()).isEqualTo(Cause.CANCELLED);
        over.countDown();
    }

    @Test
    void time_that_is_over_in_the_session_is_told_as_such() {
        try (SessionPoolServer slow =
                        new SessionPoolServer((code, files) -> Map.of("answer.json", "{\"timeout\":true}"));
                DynamicSessionsSandbox waiting = new DynamicSessionsSandbox(slow.endpoint(), CREDENTIAL, 1)) {
            assertThat(((Unfinished) waiting.run(task(), new Cancellation())).cause())
                    .isEqualTo(Cause.TIMEOUT);
        }
    }

    private void failWith(int status) {
        pool.failWith(exchange -> {
            SessionPoolServer.send(exchange, status, "{}");
            return true;
        });
    }

    private String unfinished(Cause cause) {
        SandboxOutcome outcome = run("echo");
        assertThat(outcome).isInstanceOf(Unfinished.class);
        assertThat(((Unfinished) outcome).cause()).isEqualTo(cause);
        return ((Unfinished) outcome).message();
    }

    private SandboxOutcome run(String program) {
        return sandbox.run(
                new SandboxTask(program, "", Map.of(), Duration.ofSeconds(20), Map.of("in.txt", "text")),
                new Cancellation());
    }

    private static SandboxTask task() {
        return new SandboxTask("echo", "", Map.of(), Duration.ofSeconds(20), Map.of());
    }
}
