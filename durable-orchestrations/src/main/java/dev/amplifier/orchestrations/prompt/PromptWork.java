package dev.amplifier.orchestrations.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.orchestrations.activity.AgentInput;
import dev.amplifier.orchestrations.drive.Activities;
import dev.amplifier.orchestrations.drive.Cancelling;
import dev.amplifier.orchestrations.drive.Failures;
import dev.amplifier.orchestrations.drive.Work;
import dev.amplifier.orchestrations.stream.Announcement;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One prompt: a single step named {@code prompt} that an agent performs. */
public final class PromptWork implements Work {

    private static final String STEP = "prompt";

    private final ExecutionRequest request;
    private final ObjectMapper json;
    private final List<Announcement> announcements = new ArrayList<>();

    private State state = State.QUEUED;
    private boolean asked;
    private @Nullable String startedAt;
    private @Nullable String endedAt;
    private Usage usage = Usage.NONE;
    private @Nullable JsonNode answer;
    private ActivityResult.@Nullable Failure error;
    private @Nullable Cancelling cancelling;

    /** The work of a request of type {@code prompt}. */
    public PromptWork(ExecutionRequest request, ObjectMapper json) {
        this.request = request;
        this.json = json;
    }

    @Override
    public List<Request> advance(Instant now) {
        if (asked || state.ended()) {
            return List.of();
        }
        asked = true;
        state = State.RUNNING;
        startedAt = now.toString();
        announce(null, "execution:start", now, object().put("type", "prompt"));
        announce(
                STEP,
                "step:start",
                now,
                object().put("id", STEP).put("type", "agent").put("attempt", 1));
        return List.of(new Request.Call(1, Activities.RUN_AGENT, STEP, json.valueToTree(agentInput())));
    }

    @Override
    public void returned(int id, ActivityResult result, Instant now) {
        usage = usage.plus(result.usage());
        if (state.ended()) {
            return;
        }
        endedAt = now.toString();
        ActivityResult.Failure failure = result.error();
        if (failure == null) {
            answer = result.output();
            announce(STEP, "step:complete", now, object().put("id", STEP));
        }
        if (cancelling != null) {
            cancelled(cancelling, now);
        } else if (failure == null) {
            state = State.COMPLETED;
            announce(null, "execution:complete", now, object().put("status", "completed"));
        } else {
            fail(failure, now);
        }
    }

    @Override
    public void fired(int id, Instant now) {
        throw new IllegalStateException("a prompt asks for no timers");
    }

    @Override
    public void control(ControlRequest control, Instant now) {
        if (state.ended()) {
            return;
        }
        switch (control.action()) {
            case "cancel" -> cancel(Cancelling.of(control, state == State.PAUSED), now);
            case "pause" -> move(State.RUNNING, State.PAUSED, "execution:paused", now);
            case "resume" -> move(State.PAUSED, State.RUNNING, "execution:resumed", now);
            default -> {}
        }
    }

    @Override
    public void outOfTime(Duration limit, Instant now) {
        if (!state.ended()) {
            endedAt = now.toString();
            fail(Failures.outOfTime(limit), now);
        }
    }

    @Override
    public List<Announcement> announcements() {
        List<Announcement> all = List.copyOf(announcements);
        announcements.clear();
        return all;
    }

    @Override
    public boolean working() {
        return state != State.PAUSED;
    }

    @Override
    public ExecutionStatus status() {
        String stepState = answer == null ? state.stepState() : State.COMPLETED.stepState();
        List<ExecutionStatus.Step> steps = startedAt == null
                ? List.of()
                : List.of(new ExecutionStatus.Step(STEP, STEP, stepState, startedAt, endedAt, 1));
        boolean waits = cancelling != null && !state.ended();
        return new ExecutionStatus(state.wire(), steps, null, usage, waits ? ControlRequest.GRACEFUL : null);
    }

    @Override
    public Optional<ExecutionResult> ended() {
        if (!state.ended()) {
            return Optional.empty();
        }
        Map<String, JsonNode> outputs = answer == null ? Map.of() : Map.of("result", answer);
        return Optional.of(new ExecutionResult(state.wire(), outputs, error, status()));
    }

    @Override
    public Optional<JsonNode> snapshot() {
        return Optional.empty();
    }

    private AgentInput agentInput() {
        String prompt = request.prompt();
        String model = request.model();
        return new AgentInput(
                request.userId(),
                "self",
                prompt == null ? "" : prompt,
                request.bundle(),
                request.conversation(),
                null,
                model == null ? List.of() : List.of(new AgentInput.Preference(null, model, null)),
                request.timeoutSeconds(),
                request.maxCostUsd(),
                request.files(),
                request.executionId(),
                request.keyProvider(),
                null,
                request.images());
    }

    private void cancel(Cancelling how, Instant now) {
        if (how.isNews(cancelling)) {
            cancelling = how;
            announce(null, CanonicalEvents.CANCEL_REQUESTED, now, how.requested(asked ? List.of(STEP) : List.of()));
            if (how.immediate() || !asked) {
                endedAt = now.toString();
                cancelled(how, now);
            }
        }
    }

    private void cancelled(Cancelling how, Instant now) {
        state = State.CANCELLED;
        announce(null, CanonicalEvents.CANCEL_COMPLETED, now, how.completed());
        announce(null, "execution:cancelled", now, object().put("status", "cancelled"));
    }

    private void fail(ActivityResult.Failure failure, Instant now) {
        state = State.FAILED;
        error = failure;
        ObjectNode data = object().put("code", failure.code()).put("message", failure.message());
        announce(STEP, "step:error", now, data.deepCopy().put("id", STEP));
        announce(null, "execution:error", now, data);
    }

    private void move(State from, State to, String event, Instant now) {
        if (state == from) {
            state = to;
            announce(null, event, now, object());
        }
    }

    private void announce(@Nullable String step, String type, Instant now, ObjectNode data) {
        announcements.add(new Announcement(step, type, now.toString(), data));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private enum State {
        QUEUED("queued", "running"),
        RUNNING("running", "running"),
        PAUSED("paused", "running"),
        COMPLETED("completed", "completed"),
        FAILED("failed", "failed"),
        CANCELLED("cancelled", "cancelled");

        private final String wire;
        private final String stepState;

        State(String wire, String stepState) {
            this.wire = wire;
            this.stepState = stepState;
        }

        String wire() {
            return wire;
        }

        String stepState() {
            return stepState;
        }

        boolean ended() {
            return this == COMPLETED || this == FAILED || this == CANCELLED;
        }
    }
}
