package dev.amplifier.functions.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each example is copied out of the answer and run as it is, against the webhook that it was made for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookExamplesTest {

    private static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
            """;
    private static final String HARD_TO_QUOTE = "O'Hara \"the\" \\ $HOME ` é";

    @TempDir
    Path folder;

    private final TestApp app = new TestApp();
    private HttpServer door;
    private JsonNode minted;

    @BeforeEach
    void open() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/api/hooks/", this::serve);
        door.start();
        minted = app.call("mintWebhook")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("recipe_yaml", RECIPE, "inputs", Map.of("who", HARD_TO_QUOTE)))
                .send()
                .json();
    }

    @AfterEach
    void close() {
        door.stop(0);
        app.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Call call = app.call("callWebhook").path("token", path.substring(path.lastIndexOf('/') + 1));
        exchange.getRequestHeaders().forEach((name, values) -> call.header(name, values.getFirst()));
        Answer answer =
                app.probe(call.text(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String example(String name) {
        return minted.at("/examples/" + name)
                .asText()
                .replace(
                        "http://localhost:7071",
                        "http://localhost:" + door.getAddress().getPort());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void startsTheRecipe(List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRET", minted.get("secret").asText());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(app.hub().started()).as(said).isEqualTo(1);
        String id = said.replaceAll("(?s).*execution_id\\W+([0-9a-f-]{36}).*", "$1");
        assertThat(app.hub().request(id).inputs()).containsEntry("who", TextNode.valueOf(HARD_TO_QUOTE));
    }

    @Test
    void the_curl_example_works_as_it_is() throws Exception {
        startsTheRecipe(List.of("bash", file("call.sh", example("curl")).toString()));
    }

    @Test
    void the_github_actions_example_is_a_step_whose_script_works() throws Exception {
        List<Map<String, Object>> steps =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(example("github_actions"));
        assertThat(steps)
                .singleElement()
                .satisfies(step -> assertThat(step.get("env"))
                        .isEqualTo(Map.of("WEBHOOK_SECRET", "${{ secrets.WEBHOOK_SECRET }}")));
        startsTheRecipe(List.of(
                "bash", file("step.sh", steps.getFirst().get("run").toString()).toString()));
    }

    @Test
    void the_java_example_works_in_a_main_method() throws Exception {
        String program = """
                import static java.nio.charset.StandardCharsets.UTF_8;
                import java.net.URI;
                import java.net.http.*;
                import java.time.Instant;
                import java.util.*;
                import javax.crypto.Mac;
                import javax.crypto.spec.SecretKeySpec;
                class Example {
                    public static void main(String[] arguments) throws Exception {
                %s
                    }
                }
                """.formatted(example("java"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        startsTheRecipe(List.of(java, file("Example.java", program).toString()));
    }

    @Test
    void the_typescript_example_works_once_its_one_type_assertion_is_taken_out() throws Exception {
        String program = example("typescript").replace("WEBHOOK_SECRET!", "WEBHOOK_SECRET");
        startsTheRecipe(List.of("node", file("call.mjs", program).toString()));
    }
}
