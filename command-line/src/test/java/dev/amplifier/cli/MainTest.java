package dev.amplifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MainTest {

    private static final String FAULTY =
            "{'valid':false,'errors':[{'code':'x','message':'prompt is missing','line':3,'column':5}],'warnings':[]}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StandIn playground;

    @BeforeEach
    void start() throws IOException {
        playground = new StandIn();
    }

    @AfterEach
    void stop() {
        playground.close();
    }

    private int perform(Map<String, String> environment, String... arguments) {
        return Main.perform(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private int perform(String... arguments) {
        return perform(Map.of("PLAYGROUND_URL", playground.url(), "PLAYGROUND_TOKEN", "pgt_x"), arguments);
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("r.yaml"), "name: x").toString();
    }

    @Test
    void a_faulty_document_is_reported_as_compilers_do_and_fails() throws IOException {
        playground.answer("/api/validate", 200, FAULTY);
        String file = file();
        assertThat(perform("validate", file)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(file + ":3:5: error: prompt is missing");
        assertThat(playground.heard("/api/validate")).contains("\"yaml\":\"name: x\"");
    }

    @Test
    void a_faulty_recipe_is_not_started() throws IOException {
        playground.answer("/api/validate", 200, FAULTY);
        assertThat(perform("run", file())).isEqualTo(1);
        assertThat(playground.heard("/api/recipes/execute")).isEmpty();
    }

    @Test
    void a_good_document_is_said_to_be_good() throws IOException {
        playground.answer("/api/validate", 200, "{'valid':true,'errors':[],'warnings':[]}");
        assertThat(perform("validate", file(), "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).startsWith("{\"valid\":true");
    }

    @Test
    void the_gallery_is_searched_for_all_words() {
        playground.answer("/api/gallery", 200, "{'items':[{'type':'recipe','name':'review','title':'Review it'}]}");
        assertThat(perform("gallery", "code", "review&x", "--type", "recipe")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("review", "Review it");
        assertThat(playground.heard("/api/gallery")).contains("q=code+review%26x&type=recipe");
    }

    @Test
    void a_refusal_is_told_with_its_reasons() throws IOException {
        playground
                .answer("/api/validate", 200, "{'valid':true,'errors':[],'warnings':[],'recipe':{'steps':['a']}}")
                .answer(
                        "/api/recipes/execute",
                        429,
                        "{'detail':'All 100 executions are used.','errors':[{'message':'later'}]}");
        assertThat(perform("run", file(), "--input", "who=Ada")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("refused: All 100 executions are used.", "later");
        assertThat(playground.heard("/api/recipes/execute")).contains("\"inputs\":{\"who\":\"Ada\"}");
    }

    @Test
    void what_is_no_playground_or_not_there_is_told_as_such() {
        playground.answer("/api/gallery", 200, "<html>");
        assertThat(perform("gallery")).isEqualTo(4);
        assertThat(perform(Map.of("PLAYGROUND_URL", "http://localhost:1"), "gallery"))
                .isEqualTo(4);
        assertThat(perform("validate", folder.resolve("none.yaml").toString())).isEqualTo(4);
    }

    @Test
    void without_a_token_or_with_a_strange_address_it_says_what_to_set() throws IOException {
        assertThat(perform(Map.of(), "run", file())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("PLAYGROUND_TOKEN is not set");
        assertThat(perform(Map.of("PLAYGROUND_URL", "ftp://x"), "gallery")).isEqualTo(2);
        assertThat(perform("help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: playground run");
    }
}
