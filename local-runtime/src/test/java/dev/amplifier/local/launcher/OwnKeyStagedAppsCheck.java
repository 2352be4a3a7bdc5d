package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own provider key on the whole system; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnKeyStagedAppsCheck {

    private static final String KEY = "sk-ant-planted-7f3a9c51d2e84b60";

    @TempDir
    Path folder;

    private final List<String> keysSeen = new CopyOnWriteArrayList<>();
    private HttpServer model;

    @BeforeEach
    void startModel() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("x-api-key");
            keysSeen.add(key == null ? "" : key);
            byte[] answer = """
                    {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key %s"}}""".formatted(key).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        model.start();
    }

    @AfterEach
    void stopModel() {
        model.stop(0);
    }

    @Test
    void the_key_reaches_the_provider_and_stays_nowhere_even_if_the_provider_repeats_it() throws Exception {
        String address = "http://localhost:" + model.getAddress().getPort();
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("ANTHROPIC_BASE_URL", address)).start()) {
            system.signIn("ana");
            JsonNode body =
                    JsonNodeFactory.instance.objectNode().put("type", "prompt").put("prompt", "Say hello");
            String id = system.post("/api/execute", body, "X-Provider-Key", "anthropic=" + KEY)
                    .path("execution_id")
                    .asText();

            JsonNode ended = system.ended(id);

            assertThat(keysSeen).isNotEmpty().containsOnly(KEY);
            assertThat(ended.path("status").asText()).isEqualTo("failed");
            assertThat(ended.toString()).contains("error").doesNotContain(KEY);
        }
        assertThat(filesWith(KEY)).isEmpty();
        assertThat(filesWith("Say hello"))
                .as("the database is what is searched")
                .isNotEmpty();
    }

    @Test
    void after_a_restart_the_run_says_that_the_key_must_be_given_again() throws Exception {
        String waiting = """
                name: waiting
                description: Waits between its two stages.
                version: 1.0.0
                stages:
                  - name: first
                    steps:
                      - {id: one, type: bash, command: echo one}
                    approval: {required: true, prompt: "Go on?"}
                  - name: second
                    steps:
                      - {id: two, agent: self, prompt: Say hello}
                """;
        String address = "http://localhost:" + model.getAddress().getPort();
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("ANTHROPIC_BASE_URL", address)).start()) {
            system.signIn("ana");
            JsonNode body =
                    JsonNodeFactory.instance.objectNode().put("type", "recipe").put("recipe_yaml", waiting);
            String id = system.post("/api/execute", body, "X-Provider-Key", "anthropic=" + KEY)
                    .path("execution_id")
                    .asText();
            system.until(id, "waiting_approval");
            system.kill();
            system.start();

            system.post(
                    "/api/executions/" + id + "/approvals/first",
                    JsonNodeFactory.instance.objectNode().put("decision", "approve"));

            assertThat(system.ended(id).path("error").path("message").asText()).contains("give the key again");
            assertThat(keysSeen).isEmpty();
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
