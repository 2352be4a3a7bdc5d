package dev.amplifier.platform.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.platform.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spans to an OpenTelemetry collector, or whatever else speaks OTLP over HTTP with JSON, in batches. Spans that find the queue full, and
 * batches that are refused, are given up and counted in the log: telemetry never holds up the work that it is about.
 */
public final class OtlpSpans implements Spans {

    private static final Logger LOG = LoggerFactory.getLogger(OtlpSpans.class);
    private static final int QUEUE = 4_096;
    private static final int BATCH = 256;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final String service;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final BlockingQueue<Span> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread sender;
    private volatile boolean open = true;

    /**
     * Sends to a collector.
     *
     * @param endpoint its base address, such as {@code http://localhost:4318}
     * @param service the name that spans are shown under
     */
    public OtlpSpans(URI endpoint, String service) {
        this.address = URI.create(endpoint.toString().replaceFirst("/$", "") + "/v1/traces");
        this.service = service;
        this.sender = Thread.ofVirtual().name("otlp-spans").start(this::run);
    }

    @Override
    public void record(Span span) {
        if (span.place().sampled() && open && !queue.offer(span)) {
            LOG.warn("A span was given up: the collector is slower than the work");
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            sender.join(TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open || !queue.isEmpty()) {
            try {
                Span first = queue.poll(open ? PAUSE.toMillis() : 0, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Span> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, BATCH - 1);
                    send(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(List<Span> batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(document(batch).toString()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300 && open) {
                LOG.warn("{} spans were given up: the collector answered {}", batch.size(), status);
            }
        } catch (IOException e) {
            if (open) {
                LOG.warn("{} spans were given up: the collector does not answer", batch.size());
            }
        }
    }

    private ObjectNode document(List<Span> batch) {
        ObjectNode document = Json.mapper().createObjectNode();
        ObjectNode resource = document.putArray("resourceSpans").addObject();
        attributes(resource.putObject("resource"), Map.of("service.name", service));
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "amplifier-playground");
        ArrayNode spans = scope.putArray("spans");
        batch.forEach(span -> write(spans.addObject(), span));
        return document;
    }

    private static void write(ObjectNode node, Span span) {
        node.put("traceId", span.place().traceId()).put("spanId", span.place().spanId());
        span.parent().ifPresent(parent -> node.put("parentSpanId", parent));
        node.put("name", span.name())
                .put("kind", span.kind().ordinal() + 1)
                .put("startTimeUnixNano", nanos(span.start()))
                .put("endTimeUnixNano", nanos(span.start().plus(span.duration())));
        attributes(node, span.attributes());
        node.putObject("status").put("code", span.failed() ? 2 : 0);
    }

    private static void attributes(ObjectNode node, Map<String, String> attributes) {
        ArrayNode list = node.putArray("attributes");
        attributes.forEach((key, value) ->
                list.addObject().put("key", key).putObject("value").put("stringValue", value));
    }

    private static String nanos(Instant time) {
        return Long.toString(Math.addExact(time.getEpochSecond() * 1_000_000_000L, time.getNano()));
    }
}
