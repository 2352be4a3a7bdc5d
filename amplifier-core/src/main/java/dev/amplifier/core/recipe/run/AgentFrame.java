package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.yaml.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks an agent. */
final class AgentFrame extends ActionFrame {

    private final AgentStep step;
    /** Place in the queue for a slot; zero while not in it. */
    long parkedAt;

    private Stage stage = Stage.ASK_FOR_SLOT;
    private Duration timeout = Duration.ZERO;

    private enum Stage {
        ASK_FOR_SLOT,
        CHECK_DELAY,
        CALL
    }

    AgentFrame(Machine machine, Frame parent, AgentStep step, Place place) {
        super(machine, parent, step, place, "agent");
        this.step = step;
    }

    @Override
    Optional<Failure> admission() {
        return place.prepaid()
                ? Optional.empty()
                : machine.budget.charge(place.home().limits.maxTotalSteps(), machine.options.strict(), path);
    }

    @Override
    void attempt(Instant now) {
        Request request;
        try {
            request = request(now);
        } catch (UndefinedVariableException e) {
            leaveSlot();
            attemptFailed(Failure.undefined(e, path), now);
            return;
        } catch (Rendering.InvalidTimeoutException e) {
            leaveSlot();
            attemptFailed(e.failure(path), now);
            return;
        }
        RateLimiter limiter = place.home().limiter.orElse(null);
        if (limiter != null && stage == Stage.ASK_FOR_SLOT) {
            if (!limiter.acquire(this)) {
                return;
            }
            stage = Stage.CHECK_DELAY;
        }
        if (limiter != null && stage == Stage.CHECK_DELAY) {
            stage = Stage.CALL;
            Duration delay = limiter.delay(now);
            if (!delay.isZero()) {
                Effect.Wait.Why why = limiter.backsOff() ? Effect.Wait.Why.BACKOFF : Effect.Wait.Why.MIN_DELAY;
                machine.request(this, id -> new Effect.Wait(id, path, delay, why));
                return;
            }
        }
        timeout = request.timeout();
        machine.request(
                this,
                id -> new Effect.RunAgent(
                        id,
                        path,
                        step.id(),
                        attempt(),
                        step.agent().value(),
                        request.instruction(),
                        step.mode().map(SourceText::value),
                        step.common().parseJson(),
                        request.models(),
                        request.timeout(),
                        place.home().orchestratorConfig,
                        machine.options.strict() ? Map.of() : step.agentConfig()));
    }

    private record Request(String instruction, List<ModelWish> models, Duration timeout) {}

    private Request request(Instant now) throws UndefinedVariableException, Rendering.InvalidTimeoutException {
        return new Request(
                Rendering.text(step.prompt(), place),
                ModelWishes.of(step.model(), place),
                Rendering.timeout(this, step, place, now));
    }

    @Override
    void attempted(Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.WaitOver over -> machine.ready(this);
            case Outcome.Succeeded(JsonNode raw) -> {
                callEnded(true, false, now);
                succeeded(Results.ofAgent(raw, step.common().parseJson()), now);
            }
            case Outcome.TimedOut over -> {
                callEnded(false, false, now);
                attemptFailed(timedOut("agent '" + step.agent().value() + "'", timeout), now);
            }
            case Outcome.Failed(String code, String message, boolean retryable, boolean rateLimited) -> {
                callEnded(false, rateLimited || saysRateLimited(message), now);
                attemptFailed(
                        retryable ? Failure.passing(code, message, path) : Failure.lasting(code, message, path), now);
            }
            default -> throw new IllegalArgumentException("no outcome of asking an agent: " + outcome);
        }
    }

    private static boolean saysRateLimited(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("429") || lower.contains("rate limit");
    }

    private void callEnded(boolean success, boolean rateLimited, Instant now) {
        place.home().limiter.ifPresent(limiter -> limiter.callEnded(success, rateLimited, now, machine));
        stage = Stage.ASK_FOR_SLOT;
    }

    private void leaveSlot() {
        if (stage != Stage.ASK_FOR_SLOT) {
            place.home().limiter.ifPresent(limiter -> limiter.release(machine));
            stage = Stage.ASK_FOR_SLOT;
        }
    }

    @Override
    boolean toleratesBy(Failure failure) {
        return true;
    }

    @Override
    boolean retries() {
        return true;
    }

    @Override
    void discarded(Instant now) {
        place.home().limiter.ifPresent(limiter -> limiter.forget(this));
        leaveSlot();
    }

    @Override
    void writeAttempt(ObjectNode saved) {
        saved.put("stage", stage.name()).put("parked", parkedAt);
    }

    @Override
    void readAttempt(JsonNode saved) {
        stage = Stage.valueOf(saved.path("stage").asText());
        parkedAt = saved.path("parked").longValue();
        place.home().limiter.ifPresent(limiter -> limiter.readmit(this, stage != Stage.ASK_FOR_SLOT));
    }
}
