package dev.amplifier.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.telemetry.LogTelemetry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedactingLogTest {

    private static final String KEY = "sk-ant-api03-" + "Zq7".repeat(12);

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void a_secret_in_a_message_or_in_an_exception_does_not_leave_the_process(String format) throws Exception {
        String lines = logged(
                format,
                context -> context.getLogger("dev.amplifier.test")
                        .warn("The provider said: {}", KEY, new IllegalStateException("Authorization: Bearer " + KEY)));

        assertThat(lines).contains("The provider said", "IllegalStateException").doesNotContain("Zq7Zq7");
    }

    @Test
    void a_line_of_json_stays_one_document() throws Exception {
        String lines = logged(
                "json", context -> context.getLogger("dev.amplifier.test").warn("quoted \"{}\" and\nbroken", KEY));

        assertThat(lines.lines()).hasSize(1);
        assertThat(Json.tree(lines).path("formattedMessage").asText())
                .startsWith("quoted \"")
                .endsWith("\" and\nbroken");
    }

    @Test
    void the_relays_http_client_does_not_write_a_line_for_each_message() throws Exception {
        String lines = logged("text", context -> {
            context.getLogger("com.azure.core.http.jdk.httpclient.JdkHttpClient")
                    .warn("The header is restricted");
            context.getLogger("com.azure.core.http.jdk.httpclient.JdkHttpClient")
                    .error("request timed out");
        });

        assertThat(lines).contains("request timed out").doesNotContain("restricted");
    }

    @Test
    void telemetry_is_cut_before_it_is_told() {
        assertThat(LogTelemetry.line("run", Map.of("why", "bad key " + KEY, "mode", "expert"), Map.of("cost", 1.5)))
                .contains("expert", "1.5")
                .doesNotContain("Zq7Zq7");
    }

    /** What the apps' own configuration writes. */
    private static String logged(String format, Work work) throws JoranException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            context.putProperty("LOG_FORMAT", format);
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(RedactingLogTest.class.getResource("/logback.xml"));
            work.run(context);
        } finally {
            context.stop();
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Work {
        void run(LoggerContext context);
    }
}
