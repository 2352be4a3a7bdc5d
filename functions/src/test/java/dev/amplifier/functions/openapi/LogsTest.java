package dev.amplifier.functions.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogsTest {

    private static final String PLANTED = "planted-7f3a";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TestApp app = new TestApp();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
        levels(Level.TRACE, Level.INFO);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        levels(null, Level.OFF);
        app.close();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void levels(Level ours, Level telemetry) {
        context.getLogger("dev.amplifier").setLevel(ours);
        context.getLogger("telemetry").setLevel(telemetry);
    }

    /** Good requests with a user's words in them, bad ones, and ones that fail inside. */
    private void everything() {
        Examples examples = new Examples(app);
        for (String operation : examples.all().keySet()) {
            app.probe(planted(examples.of(operation), "Ada", "Say hello", "hello"));
            app.probe(planted(examples.of(operation), "\"name\"", "\"recipe_yaml\"", "prompt", "\"who\"", "ada"));
            Call worded = examples.of(operation);
            worded.query().replaceAll((name, value) -> PLANTED);
            worded.path().replaceAll((name, value) -> PLANTED);
            app.probe(worded.header("cookie", "playground_refresh=" + PLANTED).header("idempotency-key", PLANTED));
        }
        Call failing = examples.of("execute");
        app.hub().goDown();
        app.probe(planted(failing, "Say hello"));
    }

    private static Call planted(Call call, String... replaced) {
        String body = call.body().orElse("");
        for (String word : replaced) {
            body = body.replace(word, word.startsWith("\"") ? "\"" + PLANTED + "\"" : PLANTED);
        }
        return body.isEmpty() ? call : call.text(body);
    }

    @Test
    void nothing_that_a_user_typed_is_in_the_logs_or_the_telemetry() {
        everything();
        assertThat(log.list).hasSizeGreaterThan(100).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(PLANTED);
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain(PLANTED);
            assertThat(event.getMDCPropertyMap().values()).noneMatch(value -> value.contains(PLANTED));
        });
    }

    @Test
    void each_line_about_a_request_says_which_trace_and_request_it_belongs_to() {
        List<Map<String, String>> places = new ArrayList<>();
        app.call("execute")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("type", "prompt", "prompt", "x"))
                .send();
        log.list.stream()
                .filter(event -> event.getLoggerName().equals("telemetry"))
                .forEach(event -> places.add(event.getMDCPropertyMap()));
        assertThat(places).hasSize(2).allSatisfy(place -> assertThat(place).containsKeys("trace_id", "request_id"));
    }
}
