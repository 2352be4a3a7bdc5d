package dev.amplifier.local.tracked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/audit} against a registry that answers as one does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTest {

    private static final String PLANTED = """
            {"just-bash": [{"id": 1, "url": "https://advisories.example/1", "title": "planted", "severity": "%s",
              "vulnerable_versions": "*", "cwe": [], "cvss": {"score": 8, "vectorString": null}}]}
            """;

    @TempDir
    private Path cache;

    private HttpServer registry;
    private volatile int status = 200;
    private volatile String advisories = "{}";

    private record Audit(int exit, String said) {}

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean asked = exchange.getRequestURI().getPath().endsWith("/advisories/bulk");
            byte[] answer = (asked ? advisories : "{}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(asked ? status : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void packages_without_a_known_vulnerability_pass() throws Exception {
        Audit audit = audit();
        assertThat(audit.exit()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("frontend: ", "0 critical, 0 high").doesNotContain("NOT LOOKED UP");
    }

    @Test
    void a_package_that_is_shipped_with_a_high_vulnerability_is_refused_by_name() throws Exception {
        advisories = PLANTED.formatted("high");
        Audit audit = audit();
        assertThat(audit.exit()).isEqualTo(1);
        assertThat(audit.said()).contains("high: just-bash", "npm audit fix");
    }

    @Test
    void a_vulnerability_of_lower_severity_is_told_and_refuses_nothing() throws Exception {
        advisories = PLANTED.formatted("moderate");
        Audit audit = audit();
        assertThat(audit.exit()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("moderate: just-bash");
    }

    @Test
    void a_registry_that_does_not_answer_the_question_is_said_and_not_taken_for_a_good_answer() throws Exception {
        status = 405;
        Audit audit = audit();
        assertThat(audit.exit()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("NOT LOOKED UP: frontend").doesNotContain("known vulnerabilities: 0");
    }

    private Audit audit() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        TrackedFiles.ROOT.resolve("scripts/audit").toString(),
                        "--registry=http://127.0.0.1:" + registry.getAddress().getPort() + "/",
                        "--cache=" + cache)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Audit(process.exitValue(), said);
    }
}
