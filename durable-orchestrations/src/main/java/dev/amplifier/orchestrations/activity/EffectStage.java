package dev.amplifier.orchestrations.activity;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.CancelEvents;
import dev.amplifier.core.recipe.run.Outcome.Failed;
import dev.amplifier.orchestrations.drive.ActivityHeader;
import dev.amplifier.orchestrations.stream.EffectEvents;
import dev.amplifier.orchestrations.stream.Questions;
import dev.amplifier.orchestrations.stream.RunNumbers;
import dev.amplifier.orchestrations.stream.RunningEffects;
import dev.amplifier.orchestrations.stream.RunningEffects.RunningEffect;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.telemetry.Spans;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.MDC;

/**
 * What all activities have in common: the stream of their effect, being reachable from outside while they run, and the form of their result.
 * Safe for use by several threads.
 */
public final class EffectStage {

    private final RunningEffects running;
    private final BiConsumer<String, List<EventEnvelope>> publish;
    private final Spans spans;
    private final RunNumbers runs;
    private final InstantSource clock;

    /**
     * A stage.
     *
     * @param publish takes an execution's id and its events
     * @param spans takes a span for each activity, and for each model call in it
     * @param runs numbers the runs of activities
     */
    public EffectStage(
            RunningEffects running,
            BiConsumer<String, List<EventEnvelope>> publish,
            Spans spans,
            RunNumbers runs,
            InstantSource clock) {
        this.running = running;
        this.publish = publish;
        this.spans = spans;
        this.runs = runs;
        this.clock = clock;
    }

    /** The work of one activity. */
    @FunctionalInterface
    public interface Performance {

        /**
         * Performs the effect; what it kept of its events is added to the result by the stage.
         *
         * @param people answer questions while it runs
         */
        ActivityResult perform(EffectEvents events, Approvals people, Cancellation cancellation);
    }

    /**
     * Performs an effect.
     *
     * @param inputJson the activity's input, which begins with an {@link ActivityHeader}
     * @return the {@link ActivityResult} as JSON
     */
    public String perform(String inputJson, Performance performance) {
        ActivityHeader header = Json.read(inputJson, ActivityHeader.class);
        Cancellation cancellation = new Cancellation();
        EffectEvents events = new EffectEvents(
                header.executionId(),
                header.effect(),
                header.step().isEmpty() ? null : header.step(),
                runs.next(),
                ready -> publish.accept(header.executionId(), ready),
                clock);
        Questions questions = new Questions(header.effect(), events, clock);
        EffectTrace trace = EffectTrace.of(header, clock.instant());
        ActivityResult result;
        try (var traced = MDC.putCloseable("trace_id", trace.traceId());
                var numbered = MDC.putCloseable("execution_id", header.executionId());
                RunningEffects.Entry entry =
                        running.enter(new RunningEffect(header.executionId(), events, questions, cancellation))) {
            events.announce(header.announcements());
            result = performance.perform(events, questions, cancellation);
            tellCancelled(events, cancellation.level(), result);
        }
        trace.spans(clock.instant(), result.status().equals("ok"), events.kept())
                .forEach(spans::record);
        return Json.write(
                new ActivityResult(result.status(), result.output(), result.error(), result.usage(), events.kept()));
    }

    private static void tellCancelled(EffectEvents events, Level level, ActivityResult result) {
        if (level != Level.NONE && events.ofStep()) {
            ActivityResult.Failure failure = result.error();
            events.emit(CancelEvents.completed(
                    level, failure == null || failure.code().equals(Failed.CANCELLED) ? null : failure.message()));
        }
    }
}
