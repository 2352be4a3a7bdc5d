package dev.amplifier.orchestrations.activity;

import dev.amplifier.core.session.Cancellation;
import dev.amplifier.orchestrations.drive.ActivityHeader;
import dev.amplifier.orchestrations.stream.EffectEvents;
import dev.amplifier.orchestrations.stream.RunningEffects;
import dev.amplifier.orchestrations.stream.RunningEffects.RunningEffect;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What all activities have in common: the stream of their effect, being reachable from outside while they run, and the form of their result.
 * Safe for use by several threads.
 */
public final class EffectStage {

    private final RunningEffects running;
    private final BiConsumer<String, List<EventEnvelope>> publish;
    private final InstantSource clock;

    /**
     * A stage.
     *
     * @param publish takes an execution's id and its events
     */
    public EffectStage(RunningEffects running, BiConsumer<String, List<EventEnvelope>> publish, InstantSource clock) {
        this.running = running;
        this.publish = publish;
        this.clock = clock;
    }

    /** The work of one activity. */
    @FunctionalInterface
    public interface Performance {

        /** Performs the effect; what it kept of its events is added to the result by the stage. */
        ActivityResult perform(EffectEvents events, Cancellation cancellation);
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
                ready -> publish.accept(header.executionId(), ready),
                clock);
        ActivityResult result;
        try (RunningEffects.Entry entry =
                running.enter(new RunningEffect(header.executionId(), events, cancellation))) {
            events.announce(header.announcements());
            result = performance.perform(events, cancellation);
        }
        return Json.write(
                new ActivityResult(result.status(), result.output(), result.error(), result.usage(), events.kept()));
    }
}
