package dev.amplifier.local.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last spans that came, as OTLP has them in JSON. Safe for use by several threads. */
final class RecentSpans {

    private static final int MOST = 2_000;

    private final Deque<SpanRow> spans = new ArrayDeque<>();

    /**
     * One span.
     *
     * @param parentId empty at the beginning of a trace
     * @param start in milliseconds since 1970
     * @param millis how long it took
     */
    record SpanRow(
            String traceId,
            String spanId,
            String parentId,
            String name,
            String service,
            double start,
            double millis,
            boolean failed,
            Map<String, String> attributes) {}

    /**
     * How long something took, in milliseconds.
     *
     * @param name the operation, or the name of the span
     */
    record Latency(String name, int count, long failed, double p50, double p95, double p99) {}

    /** Takes the spans of an OTLP document; anything else in it is ignored. */
    synchronized void add(JsonNode document) {
        for (JsonNode resource : document.path("resourceSpans")) {
            String service = attributes(resource.path("resource")).getOrDefault("service.name", "");
            for (JsonNode scope : resource.path("scopeSpans")) {
                for (JsonNode span : scope.path("spans")) {
                    spans.addLast(row(span, service));
                    if (spans.size() > MOST) {
                        spans.removeFirst();
                    }
                }
            }
        }
    }

    /** The spans by trace, the newest trace first, each in the order in which its spans began. */
    synchronized Map<String, List<SpanRow>> traces() {
        Map<String, List<SpanRow>> traces = new LinkedHashMap<>();
        spans.descendingIterator()
                .forEachRemaining(span -> traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>())
                        .add(span));
        traces.values().forEach(trace -> trace.sort(Comparator.comparingDouble(SpanRow::start)));
        return traces;
    }

    /** Latencies of requests by operation, and of everything else by the span's name. */
    synchronized List<Latency> latencies() {
        Map<String, List<SpanRow>> byName = new TreeMap<>();
        spans.forEach(span -> byName.computeIfAbsent(
                        span.attributes().getOrDefault("operation", span.name()), name -> new ArrayList<>())
                .add(span));
        return byName.entrySet().stream()
                .map(entry -> latency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Latency latency(String name, List<SpanRow> spans) {
        double[] sorted = spans.stream().mapToDouble(SpanRow::millis).sorted().toArray();
        long failed = spans.stream().filter(SpanRow::failed).count();
        return new Latency(
                name, sorted.length, failed, quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 0.99));
    }

    /** The smallest value that this share of all values does not exceed. */
    private static double quantile(double[] sorted, double share) {
        int at = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, at)];
    }

    private static SpanRow row(JsonNode span, String service) {
        double start = span.path("startTimeUnixNano").asDouble() / 1e6;
        return new SpanRow(
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                span.path("name").asText(),
                service,
                start,
                span.path("endTimeUnixNano").asDouble() / 1e6 - start,
                span.at("/status/code").asInt() == 2,
                attributes(span));
    }

    private static Map<String, String> attributes(JsonNode holder) {
        Map<String, String> attributes = new TreeMap<>();
        holder.path("attributes")
                .forEach(attribute -> attributes.put(
                        attribute.path("key").asText(),
                        attribute.at("/value/stringValue").asText()));
        return attributes;
    }
}
