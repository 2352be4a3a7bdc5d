package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.orchestrations.drive.ActivityHeader;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.telemetry.Span;
import dev.amplifier.platform.telemetry.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of an activity as spans: below the execution, which is below the request that started it. The execution's own span has an id made of
 * the execution's, so that activities on any host know it before it is over. Nothing in a span was typed by a user.
 */
final class EffectTrace {

    private final ActivityHeader header;
    private final TraceContext execution;
    private final TraceContext place;
    private final Instant began;

    private EffectTrace(ActivityHeader header, TraceContext execution, Instant began) {
        this.header = header;
        this.execution = execution;
        this.place = execution.child();
        this.began = began;
    }

    /** An activity that begins now. */
    static EffectTrace of(ActivityHeader header, Instant now) {
        TraceContext request = parent(header.traceParent()).orElseGet(TraceContext::root);
        return new EffectTrace(header, execution(request, header.executionId()), now);
    }

    /** The span of an execution that is over; empty if the request that started it had no place in a trace. */
    static Optional<Span> ofExecution(
            String id, @Nullable String traceParent, Instant began, Duration took, String status) {
        return parent(traceParent)
                .map(request -> new Span(
                        "execution",
                        execution(request, id),
                        Optional.of(request.spanId()),
                        Span.Kind.INTERNAL,
                        began,
                        took,
                        Map.of("execution_id", id, "status", status),
                        status.equals("failed")));
    }

    String traceId() {
        return place.traceId();
    }

    /** The activity that ends now, and the model calls that its events tell of. */
    List<Span> spans(Instant now, boolean well, List<EventEnvelope> events) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(
                "activity",
                place,
                Optional.of(execution.spanId()),
                Span.Kind.INTERNAL,
                began,
                Duration.between(began, now),
                Map.of("execution_id", header.executionId(), "effect", Integer.toString(header.effect())),
                !well));
        events.stream()
                .filter(event -> event.type().equals("provider:response"))
                .map(this::modelCall)
                .forEach(spans::add);
        return spans;
    }

    private Span modelCall(EventEnvelope event) {
        JsonNode data = event.data();
        Duration took = Duration.ofMillis(data.path("duration_ms").asLong());
        return new Span(
                "model_call",
                place.child(),
                Optional.of(place.spanId()),
                Span.Kind.CLIENT,
                Instant.parse(event.timestamp()).minus(took),
                took,
                Map.of(
                        "gen_ai.provider.name", data.path("provider").asText(),
                        "execution_id", header.executionId()),
                false);
    }

    private static Optional<TraceContext> parent(@Nullable String traceParent) {
        return Optional.ofNullable(traceParent).flatMap(TraceContext::parse);
    }

    private static TraceContext execution(TraceContext request, String id) {
        return request.child("execution/" + id);
    }
}
