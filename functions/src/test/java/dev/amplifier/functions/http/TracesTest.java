package dev.amplifier.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.telemetry.TraceContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TracesTest {

    private static final TraceContext CALLER = TraceContext.root();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;
    private TestApp app;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            received.add(Json.tree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        app = new TestApp(
                Map.of(),
                Optional.of(
                        URI.create("http://localhost:" + collector.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private List<JsonNode> spans() {
        app.close();
        return received.stream()
                .flatMap(document ->
                        document.at("/resourceSpans/0/scopeSpans/0/spans").valueStream())
                .toList();
    }

    @Test
    void a_request_is_a_span_of_its_callers_trace_and_hands_its_place_to_the_execution() {
        Answer answer = app.call("execute")
                .as(TestApp.someone(Mode.DEVELOPER))
                .header("traceparent", CALLER.header())
                .body(Map.of("type", "prompt", "prompt", "Say hello"))
                .send();
        String handedOn =
                app.hub().request(answer.json().get("execution_id").asText()).traceParent();
        assertThat(spans()).singleElement().satisfies(span -> {
            assertThat(span.get("traceId").asText()).isEqualTo(CALLER.traceId());
            assertThat(span.get("parentSpanId").asText()).isEqualTo(CALLER.spanId());
            assertThat(handedOn).contains(CALLER.traceId(), span.get("spanId").asText());
        });
    }

    @Test
    void a_request_without_a_place_or_with_a_malformed_one_begins_a_trace() {
        app.call("models").send();
        app.call("models").header("traceparent", "00-nonsense").send();
        assertThat(spans()).hasSize(2).allSatisfy(span -> {
            assertThat(span.has("parentSpanId")).isFalse();
            assertThat(span.get("traceId").asText()).hasSize(32);
        });
    }
}
