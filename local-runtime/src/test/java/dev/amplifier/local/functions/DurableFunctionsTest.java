package dev.amplifier.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.zaxxer.hikari.HikariDataSource;
import dev.amplifier.local.functions.http.FunctionKeys;
import dev.amplifier.local.hub.HubOptions;
import dev.amplifier.local.hub.TaskHub;
import dev.amplifier.local.postgres.LocalPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host together with the real hub, database, middleware and client. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DurableFunctionsTest {

    @TempDir
    Path folder;

    private final HikariDataSource database = new HikariDataSource();
    private LocalPostgres postgres;
    private FunctionsHost host;
    private TaskHub hub;
    private DurableTaskClient client;

    @BeforeEach
    void start() throws Exception {
        postgres = LocalPostgres.start(folder.resolve("postgres"));
        database.setJdbcUrl(postgres.jdbcUrl());
        CompletableFuture<Integer> port = new CompletableFuture<>();
        host = FunctionsHost.load(
                List.of(SampleApp.annotated(folder.resolve("classes"))),
                new HostOptions(
                        new HubConnection("test", URI.create("http://localhost:7071"), "system key", port::join),
                        new FunctionKeys("function-key", "master-key"),
                        Map.of(),
                        1000));
        hub = TaskHub.start(database, host, HubOptions.DEFAULT);
        port.complete(hub.grpcPort());
        client = new DurableTaskGrpcClientBuilder().port(hub.grpcPort()).build();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        hub.close();
        host.close();
        database.close();
        postgres.close();
    }

    @Test
    void an_orchestration_runs_through_the_real_middleware() throws Exception {
        OrchestrationMetadata done = run("GreetTwice", "Ada");

        assertThat(done.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
        assertThat(done.readOutputAs(String.class)).isEqualTo("Hello \"Hello \\\"Ada\\\"\"");
    }

    @Test
    void an_orchestrator_sees_a_failure_as_azure_tells_it() throws Exception {
        assertThat(run("see-failure", "x").readOutputAs(String.class))
                .isEqualTo("IllegalStateException | inner: the real reason");
    }

    @Test
    void an_orchestration_that_no_app_has_fails_and_says_so() throws Exception {
        OrchestrationMetadata done = run("Nobody", "x");

        assertThat(done.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
        assertThat(done.getFailureDetails().getErrorMessage()).contains("\"Nobody\"");
    }

    @Test
    void a_function_starts_an_orchestration_with_the_client_that_it_was_given() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(host.http());
        server.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(server.getURI().resolve("/api/start/GreetTwice"))
                            .POST(BodyPublishers.ofString("Bob"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body())
                    .contains("statusQueryGetUri", "suspendPostUri", "resumePostUri")
                    .contains("/runtime/webhooks/durabletask/instances/")
                    .contains("system key");
            String id = answer.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(client.waitForInstanceCompletion(id, Duration.ofSeconds(20), true)
                            .readOutputAs(String.class))
                    .startsWith("Hello");
        } finally {
            server.stop();
        }
    }

    private OrchestrationMetadata run(String name, String input) throws Exception {
        String id = client.scheduleNewOrchestrationInstance(name, input);
        return client.waitForInstanceCompletion(id, Duration.ofSeconds(20), true);
    }
}
