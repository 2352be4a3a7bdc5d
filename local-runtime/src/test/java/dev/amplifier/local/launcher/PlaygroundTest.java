package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amplifier.local.functions.StagedSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything in one process, with the sample app. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaygroundTest {

    private static final String BROTLI = "what the build made of it";
    private static final String LONG_SCRIPT = "console.log(1);".repeat(1_000);

    @TempDir
    static Path folder;

    private static final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private static final HttpClient client = HttpClient.newHttpClient();
    private static LaunchOptions options;
    private static Playground playground;
    private static URI site;

    @BeforeAll
    static void start() throws Exception {
        Path page = Files.createDirectories(folder.resolve("site"));
        Files.writeString(page.resolve("index.html"), "<h1>first page</h1>");
        Files.writeString(page.resolve("404.html"), "<h1>not here</h1>");
        Files.writeString(Files.createDirectories(page.resolve("learn")).resolve("index.html"), "<h1>learn</h1>");
        Files.writeString(
                Files.createDirectories(page.resolve("_next/static/x")).resolve("a.js"), "1");
        Files.writeString(page.resolve("_next/static/x/long.js"), LONG_SCRIPT);
        Files.writeString(page.resolve("_next/static/x/built.js"), LONG_SCRIPT);
        Files.writeString(page.resolve("_next/static/x/built.js.br"), BROTLI);
        Path config = folder.resolve("staticwebapp.config.json");
        Files.writeString(config, "{\"globalHeaders\": {\"Permissions-Policy\": \"camera=()\"}}");
        options = new LaunchOptions(
                0, folder.resolve("data"), List.of(StagedSample.in(folder.resolve("app"))), page, config, false);
        playground = launch(options);
        site = playground.start();
    }

    @AfterAll
    static void stop() {
        playground.close();
        client.close();
    }

    @Test
    void functions_answer_below_api() throws Exception {
        assertThat(get("/api/echo/word").statusCode()).isEqualTo(201);
    }

    @Test
    void every_part_is_named_when_it_is_up() {
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("database", "function apps", "task hub");
    }

    @Test
    void an_orchestration_can_be_started_and_followed_through_its_management_address() throws Exception {
        HttpResponse<String> started = client.send(
                request("/api/start/GreetTwice")
                        .POST(BodyPublishers.ofString("Eve"))
                        .build(),
                BodyHandlers.ofString());
        URI status = URI.create(started.headers().firstValue("Location").orElseThrow());

        HttpResponse<String> answer = follow(status);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"runtimeStatus\":\"Completed\"", "Hello");
    }

    @Test
    void the_management_addresses_want_a_key() throws Exception {
        assertThat(get("/runtime/webhooks/durabletask/instances").statusCode()).isEqualTo(401);
        assertThat(get("/runtime/webhooks/durabletask/instances?code=wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_relay_answers_and_wants_a_token() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/api/hubs/playground/:send")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void the_page_is_served_with_its_headers_and_asked_for_again_each_time() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.body()).contains("first page");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_folder_of_the_page_has_its_own_index() throws Exception {
        assertThat(get("/learn/").body()).contains("learn");
        assertThat(get("/learn").headers().firstValue("Location")).contains("/learn/");
    }

    @Test
    void files_with_a_hash_in_their_name_are_kept_for_ever() throws Exception {
        assertThat(get("/_next/static/x/a.js").headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
    }

    @Test
    void scripts_are_compressed_for_a_browser_that_can_read_that_and_only_for_it() throws Exception {
        HttpRequest.Builder script = request("/_next/static/x/long.js");

        HttpResponse<byte[]> plain = client.send(script.build(), BodyHandlers.ofByteArray());
        HttpResponse<byte[]> compressed =
                client.send(script.header("Accept-Encoding", "gzip, br").build(), BodyHandlers.ofByteArray());

        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(LONG_SCRIPT);
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(compressed.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())))
                .hasContent(LONG_SCRIPT);
        assertThat(compressed.body()).hasSizeLessThan(LONG_SCRIPT.length() / 10);
    }

    @Test
    void what_the_build_has_compressed_is_sent_as_it_is_to_a_browser_that_reads_brotli() throws Exception {
        HttpRequest.Builder script = request("/_next/static/x/built.js");

        HttpResponse<String> plain = client.send(script.build(), BodyHandlers.ofString());
        HttpResponse<String> brotli =
                client.send(script.header("Accept-Encoding", "gzip, br").build(), BodyHandlers.ofString());

        assertThat(plain.body()).isEqualTo(LONG_SCRIPT);
        assertThat(brotli.body()).isEqualTo(BROTLI);
        assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(brotli.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(brotli.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(brotli.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(plain.headers().firstValue("ETag"));
    }

    @Test
    void what_is_not_there_is_answered_with_the_page_for_that() throws Exception {
        HttpResponse<String> answer = get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("not here");
    }

    @Test
    void what_is_not_there_is_answered_with_the_newest_page_for_that() throws Exception {
        Path notFound = folder.resolve("site/404.html");
        String before = Files.readString(notFound);
        Files.writeString(notFound, before + "<p>built anew</p>");

        String answer = get("/nowhere").body();

        Files.writeString(notFound, before);
        assertThat(answer).contains("not here", "built anew");
    }

    @Test
    void nothing_outside_the_page_can_be_read() throws Exception {
        assertThat(raw("GET /../staticwebapp.config.json HTTP/1.1", "localhost"))
                .contains(" 400 ");
        assertThat(raw("GET /%2e%2e/staticwebapp.config.json HTTP/1.1", "localhost"))
                .contains(" 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/%00 HTTP/1.1",
                "GET /api/..%2f..%2fetc HTTP/1.1",
                "DELETE /api/echo/word?%zz=1 HTTP/1.1",
                "GET /api/\u00ff\u0001 HTTP/1.1",
                "POST /api/nothing HTTP/1.1",
                "GET /api/;a=b HTTP/1.1"
            })
    void what_nothing_below_api_can_serve_is_answered_with_a_problem_and_never_with_a_page(String line)
            throws Exception {
        assertThat(raw(line, "localhost"))
                .contains("Content-Type: application/problem+json", "\"detail\":\"", "X-Content-Type-Options: nosniff")
                .containsPattern("^HTTP/1.1 4\\d\\d ")
                .doesNotContain("jetty", "Exception", "<");
    }

    @Test
    void a_request_to_another_host_name_is_refused() throws Exception {
        assertThat(raw("GET / HTTP/1.1", "rebound.example")).contains(" 421 ");
    }

    @Test
    void the_stand_in_for_github_signs_people_in() throws Exception {
        HttpResponse<String> answer = get(
                "/_local/github/authorize?client_id=local&login=ada&redirect_uri=" + site + "/auth/callback/&state=s");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("code=", "state=s");
    }

    @Test
    void a_second_playground_on_the_same_port_says_that_the_port_is_taken() throws Exception {
        LaunchOptions same =
                new LaunchOptions(site.getPort(), folder.resolve("other"), options.apps(), options.site(), null, false);
        try (Playground second = launch(same)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(String.valueOf(site.getPort()))
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void a_second_playground_on_the_same_data_is_refused() throws Exception {
        try (Playground second = launch(options)) {
            assertThatThrownBy(second::start).isInstanceOf(IOException.class).hasMessageContaining("data");
        }
        assertThat(get("/api/echo/word").statusCode()).isEqualTo(201);
    }

    @Test
    void without_a_built_page_the_start_says_how_to_build_it() throws Exception {
        LaunchOptions unbuilt =
                new LaunchOptions(0, folder.resolve("unbuilt"), options.apps(), folder.resolve("nothing"), null, false);
        try (Playground second = launch(unbuilt)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("npm run build");
        }
    }

    private static Playground launch(LaunchOptions options) {
        return new Playground(
                options,
                Map.of(),
                new Progress(new PrintStream(output, true, StandardCharsets.UTF_8), InstantSource.system()));
    }

    private static HttpResponse<String> follow(URI status) {
        return await().until(
                        () -> client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString()),
                        answer -> answer.statusCode() != 202);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path));
    }

    private static String raw(String line, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", site.getPort())) {
            String request = line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
