package dev.amplifier.local.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.local.functions.FunctionsHost;
import dev.amplifier.local.functions.HostOptions;
import dev.amplifier.local.functions.HubConnection;
import dev.amplifier.local.functions.SampleApp;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.sample.CountingInjector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpFunctionsTest {

    private static final HostOptions OPTIONS = new HostOptions(
            new HubConnection("test", URI.create("http://localhost:7071"), "system", () -> 1),
            new FunctionKeys("function-key", "master-key"),
            Map.of(),
            1000);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private FunctionsHost host;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        serve(SampleApp.annotated(folder));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        host.close();
        client.close();
    }

    @Test
    void a_function_sees_the_request_and_its_answer_is_sent() throws Exception {
        HttpResponse<String> answer = send(request("api/echo/Word?a=1&empty=&b=x%20y")
                .header("X-Mark", "m")
                .POST(BodyPublishers.ofString("grüß")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Answer")).contains("yes");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("{\"body\":\"grüß\",\"function\":\"Echo\",\"mark\":\"m\",\"method\":\"POST\","
                        + "\"query\":{\"a\":\"1\",\"b\":\"x y\"},\"uri\":\""
                        + server.getURI().resolve("/").toString().replaceAll("/$", "")
                        + "/api/echo/Word?a\\u003d1\\u0026empty\\u003d\\u0026b\\u003dx%20y\",\"word\":\"Word\"}");
    }

    @Test
    void a_path_or_method_that_no_function_serves_is_not_found() throws Exception {
        assertThat(send(request("api/nothing").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("api/echo/w0rd").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("api/echo/word").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request("echo/word").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void bytes_go_in_and_out_unchanged() throws Exception {
        byte[] bytes = {0, -1, 127, -128, 10};

        HttpResponse<byte[]> answer = client.send(
                request("api/Bytes")
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void a_catch_all_route_gives_the_rest_of_the_path_decoded() throws Exception {
        HttpResponse<String> answer = send(request("api/files/a/b%20c.txt").GET());

        assertThat(answer.body()).isEqualTo("a/b c.txt");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void a_keyed_function_wants_the_function_key_or_the_master_key() throws Exception {
        assertThat(send(request("api/Keyed").GET()).statusCode()).isEqualTo(401);
        assertThat(send(request("api/Keyed?code=wrong").GET()).statusCode()).isEqualTo(401);
        assertThat(send(request("api/Keyed?code=function-key").GET()).statusCode())
                .isEqualTo(200);
        assertThat(send(request("api/Keyed")
                                .header("x-functions-key", "master-key")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_function_that_throws_is_a_500_that_gives_nothing_away() throws Exception {
        HttpResponse<String> answer = send(request("api/Broken").GET());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("Exception", "HttpSamples", ".java");
    }

    @Test
    void a_body_longer_than_allowed_is_refused() throws Exception {
        HttpResponse<String> answer = send(request("api/echo/word").POST(BodyPublishers.ofString("x".repeat(1001))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void every_call_gets_a_new_instance() throws Exception {
        assertThat(send(request("api/Calls").GET()).body()).isEqualTo("1");
        assertThat(send(request("api/Calls").GET()).body()).isEqualTo("1");
    }

    @Test
    void an_injector_of_the_app_gives_the_instances() throws Exception {
        stop();
        AppDescription app = SampleApp.annotated(folder.resolve("injected"));
        SampleApp.addInjectors(folder.resolve("injected"), CountingInjector.class.getName());
        serve(app);

        assertThat(clientCall("api/Calls")).isEqualTo("1");
        assertThat(clientCall("api/Calls")).isEqualTo("2");
    }

    private String clientCall(String path) throws Exception {
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            return fresh.send(request(path).GET().build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private void serve(AppDescription app) throws Exception {
        host = FunctionsHost.load(List.of(app), OPTIONS);
        server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(host.http());
        server.start();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve("/" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
