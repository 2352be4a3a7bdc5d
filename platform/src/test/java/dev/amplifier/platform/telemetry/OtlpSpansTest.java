package dev.amplifier.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.platform.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtlpSpansTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(Json.tree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private Spans spans() {
        return new OtlpSpans(
                URI.create("http://localhost:" + collector.getAddress().getPort()), "functions");
    }

    private static Span span(TraceContext place, String parent) {
        return new Span(
                "request",
                place,
                Optional.of(parent),
                Span.Kind.SERVER,
                NOON,
                Duration.ofMillis(5),
                Map.of("operation", "me"),
                true);
    }

    @Test
    void a_collector_gets_spans_as_the_protocol_has_them() {
        TraceContext place = TraceContext.root();
        try (Spans spans = spans()) {
            spans.record(span(place.child(), place.spanId()));
            spans.record(span(place.child(), place.spanId()));
        }
        List<JsonNode> all = received.stream()
                .flatMap(document ->
                        document.at("/resourceSpans/0/scopeSpans/0/spans").valueStream())
                .toList();
        assertThat(all).hasSize(2).allSatisfy(span -> {
            assertThat(span.get("traceId").asText()).isEqualTo(place.traceId());
            assertThat(span.get("parentSpanId").asText()).isEqualTo(place.spanId());
            assertThat(span.get("kind").asInt()).isEqualTo(2);
            assertThat(span.get("startTimeUnixNano").asText()).isEqualTo("1795435200000000000");
            assertThat(span.get("endTimeUnixNano").asText()).isEqualTo("1795435200005000000");
            assertThat(span.at("/attributes/0/value/stringValue").asText()).isEqualTo("me");
            assertThat(span.at("/status/code").asInt()).isEqualTo(2);
        });
        assertThat(received.getFirst()
                        .at("/resourceSpans/0/resource/attributes/0/value/stringValue")
                        .asText())
                .isEqualTo("functions");
    }

    @Test
    void a_trace_that_is_not_sampled_is_not_sent() {
        TraceContext quiet = new TraceContext(TraceContext.root().traceId(), "00000000000000aa", false);
        try (Spans spans = spans()) {
            spans.record(span(quiet, quiet.spanId()));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_collector_that_is_gone_harms_nobody() {
        collector.stop(0);
        TraceContext place = TraceContext.root();
        try (Spans spans = spans()) {
            spans.record(span(place, place.spanId()));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_header_names_a_place_and_a_place_its_header() {
        TraceContext place = TraceContext.root();
        assertThat(TraceContext.parse(place.header())).contains(place);
        assertThat(place.child().traceId()).isEqualTo(place.traceId());
        assertThat(place.child("e1")).isEqualTo(place.child("e1")).isNotEqualTo(place.child("e2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00000000000000aa-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
            })
    void a_header_that_is_malformed_names_nothing(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }
}
