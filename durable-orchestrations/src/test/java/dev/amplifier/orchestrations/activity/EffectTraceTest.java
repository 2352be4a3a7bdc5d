package dev.amplifier.orchestrations.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.orchestrations.drive.ActivityHeader;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.telemetry.Span;
import dev.amplifier.platform.telemetry.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EffectTraceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TraceContext REQUEST = TraceContext.root();

    private static List<Span> activity(String traceParent) {
        ActivityHeader header = new ActivityHeader("e1", 3, "a step's name", List.of(), traceParent);
        ObjectNode data = Json.mapper()
                .createObjectNode()
                .put("provider", "offline")
                .put("duration_ms", 40)
                .put("text", "what the model said");
        EventEnvelope answered = new EventEnvelope(
                EventEnvelope.id("e1", 3, 1),
                "e1",
                "a",
                "provider:response",
                NOON.plusMillis(50).toString(),
                data,
                1L);
        return EffectTrace.of(header, NOON).spans(NOON.plusMillis(60), true, List.of(answered));
    }

    @Test
    void a_model_call_is_below_its_activity_that_below_the_execution_and_that_below_the_request() {
        Span execution = EffectTrace.ofExecution("e1", REQUEST.header(), NOON, Duration.ofSeconds(1), "completed")
                .orElseThrow();
        Span activity = activity(REQUEST.header()).getFirst();
        Span model = activity(REQUEST.header()).get(1);

        assertThat(execution.parent()).contains(REQUEST.spanId());
        assertThat(activity.parent()).contains(execution.place().spanId());
        assertThat(model.parent()).isPresent();
        assertThat(List.of(execution, activity, model))
                .extracting(span -> span.place().traceId())
                .containsOnly(REQUEST.traceId());
        assertThat(model.start()).isEqualTo(NOON.plusMillis(10));
        assertThat(model.duration()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void spans_say_nothing_that_a_user_or_a_model_said() {
        assertThat(activity(REQUEST.header()).toString()).doesNotContain("a step's name", "what the model said");
    }

    @Test
    void an_activity_of_an_execution_without_a_trace_is_still_a_span() {
        List<Span> spans = activity(null);
        assertThat(spans).hasSize(2);
        assertThat(EffectTrace.ofExecution("e1", null, NOON, Duration.ZERO, "completed"))
                .isEmpty();
    }
}
