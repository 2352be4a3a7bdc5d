package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Retry;
import dev.amplifier.core.recipe.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One action of a step, tried as often as the step allows. */
abstract class ActionFrame extends Frame {

    final Place place;
    private final Step step;
    private final String type;
    private boolean started;
    private int attempt = 1;
    private @Nullable Duration pause;

    ActionFrame(Machine machine, Frame parent, Step step, Place place, String type) {
        super(machine, parent, place.path());
        this.step = step;
        this.place = place;
        this.type = type;
    }

    /** What must hold before the first attempt. */
    Optional<Failure> admission() {
        return Optional.empty();
    }

    /** Makes the next move of the current attempt. */
    abstract void attempt(Instant now);

    /** The effect of the current attempt has an outcome. */
    abstract void attempted(Outcome outcome, Instant now);

    /** Whether the step's on_error has a say about this failure. */
    abstract boolean toleratesBy(Failure failure);

    /** Whether the step's retry has a say. */
    abstract boolean retries();

    final int attempt() {
        return attempt;
    }

    @Override
    final void proceed(Instant now) {
        if (!started) {
            started = true;
            machine.announcer.stepStarted(path, step.id(), type, now);
            Optional<Failure> refused = admission();
            if (refused.isPresent()) {
                attemptFailed(refused.get(), now);
                return;
            }
        }
        Duration before = pause;
        if (before != null) {
            machine.request(this, id -> new Effect.Wait(id, path, before, Effect.Wait.Why.RETRY));
        } else {
            attempt(now);
        }
    }

    @Override
    final void outcome(Outcome outcome, Instant now) {
        if (pause != null) {
            pause = null;
            machine.ready(this);
        } else {
            attempted(outcome, now);
        }
    }

    final void succeeded(JsonNode result, Instant now) {
        machine.announcer.stepCompleted(path, step.id(), result, now);
        end(new Ended.Done(result), now);
    }

    final void attemptFailed(Failure failure, Instant now) {
        Retry retry = step.common().retry();
        boolean worthwhile = failure.kind() == Failure.Kind.PASSING
                || machine.options.strict()
                        && !failure.fatal()
                        && !failure.code().equals("undefined_variable");
        if (worthwhile && !machine.stopping() && retries() && attempt < retry.maxAttempts()) {
            Duration delay = delay(retry);
            attempt++;
            machine.announcer.stepRetried(path, step.id(), attempt, delay, failure, now);
            pause = delay.isZero() ? null : delay;
            machine.ready(this);
            return;
        }
        OnError onError =
                !failure.fatal() && toleratesBy(failure) ? step.common().onError() : OnError.FAIL;
        machine.announcer.stepFailed(path, step.id(), failure, onError.word(), now);
        switch (onError) {
            case FAIL -> fail(failure, now);
            case CONTINUE -> end(new Ended.Done(JsonNodeFactory.instance.nullNode()), now);
            case SKIP_REMAINING -> end(new Ended.SkipRemaining(), now);
        }
    }

    private Duration delay(Retry retry) {
        Duration delay = retry.initialDelay();
        if (retry.backoff() == Retry.Backoff.EXPONENTIAL) {
            for (int i = 1; i < attempt && delay.compareTo(retry.maxDelay()) < 0; i++) {
                delay = delay.multipliedBy(2);
            }
        }
        return delay.compareTo(retry.maxDelay()) > 0 ? retry.maxDelay() : delay;
    }

    /** An attempt of this step is over time. */
    final Failure timedOut(String what, Duration timeout) {
        return Failure.passing(
                "timeout",
                "Step '" + step.id() + "': " + what + " timed out after " + Rendering.seconds(timeout),
                path);
    }

    @Override
    final void write(ObjectNode saved) {
        saved.put("started", started).put("attempt", attempt);
        if (pause != null) {
            saved.put("pause_ms", pause.toMillis());
        }
        writeAttempt(saved);
    }

    @Override
    final void read(JsonNode saved) {
        started = saved.path("started").booleanValue();
        attempt = saved.path("attempt").intValue();
        pause = saved.has("pause_ms") ? Duration.ofMillis(saved.get("pause_ms").longValue()) : null;
        readAttempt(saved);
    }

    void writeAttempt(ObjectNode saved) {}

    void readAttempt(JsonNode saved) {}
}
