package dev.amplifier.local.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TelemetryHandlerTest {

    private static final String SPANS = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"functions"}}]},
             "scopeSpans":[{"spans":[%s]}]}]}""";
    private static final String SPAN = """
            {"traceId":"%s","spanId":"b","name":"http_request","startTimeUnixNano":"1000000000",
             "endTimeUnixNano":"%d","attributes":[{"key":"operation","value":{"stringValue":"%s"}}],"status":{"code":%d}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new TelemetryHandler());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private int send(String type, String body) throws IOException, InterruptedException {
        return http.send(
                        request("/v1/traces")
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + connector.getLocalPort() + TelemetryHandler.ROOT + path));
    }

    private static String span(String trace, int millis, String operation, int status) {
        return SPAN.formatted(trace, 1_000_000_000L + millis * 1_000_000L, operation, status);
    }

    @Test
    void spans_become_traces_and_latencies() throws Exception {
        StringBuilder hundred = new StringBuilder(span("t0", 1, "me", 2));
        for (int i = 2; i <= 100; i++) {
            hundred.append(',').append(span("t" + i % 3, i, "me", 0));
        }
        assertThat(send("application/json", SPANS.formatted(hundred))).isEqualTo(200);

        JsonNode told = new ObjectMapper().readTree(get(".json"));
        assertThat(told.get("traces")).hasSize(3);
        JsonNode latency = told.at("/latencies/0");
        assertThat(latency.get("count").asInt()).isEqualTo(100);
        assertThat(latency.get("failed").asInt()).isEqualTo(1);
        assertThat(latency.get("p50").asDouble()).isEqualTo(50);
        assertThat(latency.get("p95").asDouble()).isEqualTo(95);
        assertThat(latency.get("p99").asDouble()).isEqualTo(99);
    }

    @Test
    void the_page_shows_them_and_is_harmed_by_nothing_in_them() throws Exception {
        send("application/json", SPANS.formatted(span("t1", 5, "<script>alert(1)</script>", 0)));
        assertThat(get("")).contains("functions", "&lt;script&gt;", "5.0").doesNotContain("<script");
    }

    @Test
    void what_is_not_json_or_too_much_is_refused() throws Exception {
        assertThat(send("text/plain", SPANS.formatted(""))).isEqualTo(415);
        assertThat(send("application/json", "{")).isEqualTo(400);
        assertThat(send("application/json", "\"" + "x".repeat(5_000_000) + "\""))
                .isEqualTo(413);
    }

    @Test
    void only_the_newest_spans_are_kept() throws Exception {
        for (int i = 0; i < 3; i++) {
            String batch = (span("t" + i, 1, "me", 0) + ",").repeat(1_000);
            send("application/json", SPANS.formatted(batch.substring(0, batch.length() - 1)));
        }
        assertThat(new ObjectMapper().readTree(get(".json")).get("traces").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("t2", "t1");
    }
}
