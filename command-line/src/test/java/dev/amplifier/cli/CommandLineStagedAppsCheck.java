package dev.amplifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the whole running system; needs all modules to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandLineStagedAppsCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECIPE = """
            name: two-steps
            description: Reads and writes.
            version: 1.0.0
            context: {text: "nothing"}
            steps:
              - {id: read, agent: playground:reader, prompt: "Summarise: {{text}}", output: summary}
              - {id: write, agent: playground:writer, prompt: "Write a title for {{summary}}", output: title}
            """;

    @TempDir
    static Path folder;

    private static RunningPlayground system;
    private static String token;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        system = RunningPlayground.start(folder);
        token = system.programToken("ada");
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    private int perform(boolean terminal, String... arguments) {
        return Main.perform(
                List.of(arguments),
                Map.of("PLAYGROUND_URL", system.site(), "PLAYGROUND_TOKEN", token),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }

    private static String recipe(String text) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "recipe", ".yaml"), text)
                .toString();
    }

    @Test
    void a_recipe_runs_to_its_end_with_every_event_once_as_lines_of_json() throws Exception {
        int status = perform(false, "run", recipe(RECIPE), "--input", "text=The cat sat on the mat.", "--json");
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(CommandLineStagedAppsCheck::json)
                .toList();
        assertThat(lines.getFirst().get("type").asText()).isEqualTo("started");
        assertThat(lines.getLast().get("type").asText()).isEqualTo("result");
        assertThat(lines.getLast().at("/outputs/title").asText()).isNotBlank();
        List<JsonNode> events = lines.subList(1, lines.size() - 1);
        assertThat(events)
                .extracting(event ->
                        event.path("id").asText() + "@" + event.path("run").asLong())
                .doesNotHaveDuplicates();
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .contains(
                        "execution:start", "step:start", "step:complete", "content_block:delta", "execution:complete");

        out.reset();
        assertThat(perform(false, "watch", lines.getLast().get("execution_id").asText()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(lines.getLast().at("/outputs/title").asText());
    }

    @Test
    void a_terminal_shows_progress_and_ends_with_the_outputs() throws Exception {
        assertThat(perform(true, "run", recipe(RECIPE))).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1/2", "2/2", "done read", "done write");
        assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank();
    }

    @Test
    void a_run_that_fails_ends_with_a_failure() throws Exception {
        String failing = RECIPE.replace(
                "  - {id: read,", "  - {id: stop, type: bash, command: 'exit 3', output: nothing}\n  - {id: read,");
        assertThat(perform(false, "run", recipe(failing))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("failed");
    }

    @Test
    void documents_are_checked_and_the_gallery_searched() throws Exception {
        assertThat(perform(false, "validate", recipe(RECIPE))).isZero();
        assertThat(perform(false, "validate", recipe(RECIPE.replace("prompt", "promt"))))
                .isEqualTo(1);
        assertThat(perform(false, "gallery", "--type", "recipe")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().count()).isGreaterThan(10);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
