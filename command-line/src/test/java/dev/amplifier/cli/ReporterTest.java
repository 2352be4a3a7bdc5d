package dev.amplifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReporterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static PrintStream to(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void twoSteps(Reporter reporter) {
        reporter.started("e1");
        reporter.event(json("{'type':'step:start','step':'read','data':{}}"));
        reporter.event(json("{'type':'step:complete','step':'read','data':{}}"));
        reporter.event(json("{'type':'step:skipped','step':'write','data':{}}"));
        reporter.ended(json("{'execution_id':'e1','status':'completed','outputs':{'greeting':'Hello'}}"));
    }

    @Test
    void a_pipe_gets_the_output_alone_and_the_log_gets_the_steps() {
        twoSteps(new TextReporter(to(out), to(err), false, 2));
        assertThat(text(out)).isEqualToNormalizingNewlines("Hello\n");
        assertThat(text(err)).isEqualToNormalizingNewlines("execution e1\ndone read\nskipped write\n");
    }

    @Test
    void a_terminal_sees_a_bar_that_fills() {
        twoSteps(new TextReporter(to(out), to(err), true, 2));
        assertThat(text(err)).contains("[############............] 1/2 read", "[########################] 2/2");
    }

    @Test
    void what_a_model_says_can_not_steer_the_terminal() {
        new TextReporter(to(out), to(err), true, 0)
                .ended(json("{'status':'completed','outputs':{'a':'x\\u001b[2J\\u202ey','b':[1]}}"));
        assertThat(text(out)).contains("## a", "x[2Jy", "## b").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void a_failure_is_told_apart_from_the_output() {
        new TextReporter(to(out), to(err), false, 0)
                .ended(json("{'status':'failed','outputs':{},'error':{'code':'x','message':'The model is gone.'}}"));
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("failed: The model is gone.");
    }

    @Test
    void scripts_get_one_document_a_line() {
        twoSteps(new JsonReporter(to(out)));
        assertThat(text(out).lines().map(ReporterTest::json))
                .extracting(line -> line.get("type").asText())
                .containsExactly("started", "step:start", "step:complete", "step:skipped", "result");
    }

    @Test
    void an_event_is_shown_once_and_again_when_its_step_is_run_again() {
        SeenEvents seen = new SeenEvents();
        assertThat(seen.isNew(json("{'id':'e:000001-000000','run':5}"))).isTrue();
        assertThat(seen.isNew(json("{'id':'e:000001-000000','run':5}"))).isFalse();
        assertThat(seen.isNew(json("{'id':'e:000001-000000','run':9}"))).isTrue();
        assertThat(seen.isNew(json("{'id':'e:000001-000001','run':5}"))).isFalse();
    }
}
