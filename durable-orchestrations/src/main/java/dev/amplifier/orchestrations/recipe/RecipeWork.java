package dev.amplifier.orchestrations.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.MachineEvent;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.recipe.run.RecipeRun;
import dev.amplifier.core.recipe.run.RunState;
import dev.amplifier.core.recipe.run.StepView;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recipe's run as an orchestration's work: effects become activities and timers, their results outcomes, control events decisions. */
public final class RecipeWork implements Work {

    private static final int SHOWN_STEPS = 500;

    private final ExecutionRequest request;
    private final RecipeRun run;
    private final EffectInputs inputs;
    private final List<Announcement> announcements = new ArrayList<>();
    /** Gates that wait with a time limit, by the effect's id, with the time at which it is over. */
    private final Map<Integer, Instant> gateDeadlines = new HashMap<>();

    private Usage usage;
    private @Nullable Cancelling cancelling;
    private boolean started;
    private boolean ended;

    /**
     * The work of a run that begins, or goes on from a snapshot.
     *
     * @param spent what earlier histories used; {@link Usage#NONE} at the beginning
     * @param continues whether it goes on from a snapshot
     */
    public RecipeWork(ExecutionRequest request, RecipeRun run, Usage spent, boolean continues, ObjectMapper json) {
        this.request = request;
        this.run = run;
        this.usage = spent;
        this.started = continues;
        this.inputs = new EffectInputs(request, json);
    }

    @Override
    public List<Request> advance(Instant now) {
        if (!started) {
            started = true;
            ObjectNode data = object().put("type", "recipe").put("recipe", request.recipeName());
            data.set("variables", run.variables());
            announce(null, "execution:start", now, data);
        }
        List<Request> requests = new ArrayList<>();
        List<Effect> effects = run.advance(now);
        takeEvents();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.RunAgent agent ->
                    requests.add(new Request.Call(
                            agent.id(), Activities.RUN_AGENT, agent.path(), inputs.agent(agent, costLeft())));
                case Effect.RunCommand command ->
                    requests.add(new Request.Call(
                            command.id(), Activities.RUN_COMMAND, command.path(), inputs.command(command)));
                case Effect.Wait wait -> requests.add(new Request.Timer(wait.id(), wait.duration()));
                case Effect.AwaitApproval gate -> {
                    if (gate.timeout().isPositive()) {
                        gateDeadlines.put(gate.id(), now.plus(gate.timeout()));
                        requests.add(new Request.Timer(gate.id(), gate.timeout()));
                    }
                }
                case Effect.LoadRecipe load ->
                    run.complete(
                            load.id(),
                            new Outcome.Failed(
                                    "recipe_not_found",
                                    "There is no recipe '" + load.source() + "' among the files of this run.",
                                    false,
                                    false),
                            now);
            }
        }
        announceEnd(now);
        return requests;
    }

    @Override
    public void returned(int id, ActivityResult result, Instant now) {
        usage = usage.plus(result.usage());
        if (run.state().ended()) {
            return;
        }
        run.complete(id, outcome(result), now);
        BigDecimal ceiling = request.maxCostUsd();
        BigDecimal cost = usage.costUsd();
        if (ceiling != null && cost != null && cost.compareTo(ceiling) > 0) {
            run.fail(
                    "cost_ceiling",
                    "The run has cost " + cost.toPlainString() + " US dollars, more than its ceiling of "
                            + ceiling.toPlainString() + ".",
                    now);
        }
    }

    @Override
    public void fired(int id, Instant now) {
        if (run.state().ended()) {
            return;
        }
        if (gateDeadlines.remove(id) != null) {
            if (run.gates().stream().anyMatch(gate -> gate.id() == id)) {
                run.complete(id, new Outcome.ApprovalTimedOut(), now);
            }
        } else {
            run.complete(id, new Outcome.WaitOver(), now);
        }
    }

    @Override
    public void control(ControlRequest control, Instant now) {
        if (run.state().ended()) {
            return;
        }
        switch (control.action()) {
            case "cancel" -> cancel(Cancelling.of(control, run.state() instanceof RunState.Paused), now);
            case "pause" -> {
                run.pause();
                announce(null, "execution:paused", now, object());
            }
            case "resume" -> {
                run.resume();
                announce(null, "execution:resumed", now, object());
            }
            case "approve" -> decide(control, new Outcome.Approved(words(control), control.context()), now);
            case "deny" -> decide(control, new Outcome.Denied(words(control)), now);
            default -> {}
        }
    }

    @Override
    public void outOfTime(Duration limit, Instant now) {
        ActivityResult.Failure failure = Failures.outOfTime(limit);
        run.fail(failure.code(), failure.message(), now);
    }

    @Override
    public List<Announcement> announcements() {
        takeEvents();
        List<Announcement> all = List.copyOf(announcements);
        announcements.clear();
        return all;
    }

    @Override
    public boolean working() {
        RunState state = run.state();
        return !(state instanceof RunState.Paused || state instanceof RunState.WaitingApproval);
    }

    @Override
    public ExecutionStatus status() {
        List<StepView> views = run.steps();
        List<ExecutionStatus.Step> steps = views.stream()
                .skip(Math.max(0, views.size() - SHOWN_STEPS))
                .map(RecipeWork::step)
                .toList();
        return new ExecutionStatus(
                wire(run.state()), steps, approval(), usage, run.stopping() ? ControlRequest.GRACEFUL : null);
    }

    @Override
    public Optional<ExecutionResult> ended() {
        RunState state = run.state();
        if (!state.ended()) {
            return Optional.empty();
        }
        Map<String, JsonNode> outputs = switch (state) {
            case RunState.Completed completed -> completed.outputs();
            case RunState.Cancelled cancelled -> run.context();
            default -> Map.of();
        };
        return Optional.of(new ExecutionResult(wire(state), outputs, failure(state), status(), run.history()));
    }

    @Override
    public Optional<JsonNode> snapshot() {
        if (!run.quiescent()) {
            return Optional.empty();
        }
        // The snapshot would hold events that are announced here, and they would be told twice.
        takeEvents();
        ObjectNode snapshot = object();
        snapshot.set("run", run.snapshot());
        snapshot.put("input_tokens", usage.inputTokens()).put("output_tokens", usage.outputTokens());
        snapshot.put("cost_usd", usage.costUsd());
        return Optional.of(snapshot);
    }

    private void cancel(Cancelling asked, Instant now) {
        if (asked.isNews(cancelling)) {
            cancelling = asked;
            announce(null, CanonicalEvents.CANCEL_REQUESTED, now, asked.requested(run.atWork()));
            if (asked.immediate()) {
                run.cancel(now);
            } else {
                run.stop(now);
            }
        }
    }

    private void decide(ControlRequest control, Outcome outcome, Instant now) {
        for (Effect.AwaitApproval gate : run.gates()) {
            if (gate.stage().equals(control.stage())) {
                gateDeadlines.remove(gate.id());
                run.complete(gate.id(), outcome, now);
                return;
            }
        }
    }

    private void announceEnd(Instant now) {
        RunState state = run.state();
        if (ended || !state.ended()) {
            return;
        }
        ended = true;
        takeEvents();
        ObjectNode data = object().put("status", wire(state));
        ActivityResult.Failure failure = failure(state);
        if (failure != null) {
            data.put("code", failure.code()).put("message", failure.message());
        }
        String type = switch (state) {
            case RunState.Completed completed -> "execution:complete";
            case RunState.Cancelled cancelled -> "execution:cancelled";
            default -> "execution:error";
        };
        if (cancelling != null && state instanceof RunState.Cancelled) {
            announce(null, CanonicalEvents.CANCEL_COMPLETED, now, cancelling.completed());
        }
        announce(null, type, now, data);
    }

    private void takeEvents() {
        for (MachineEvent event : run.drainEvents()) {
            String path = event.path();
            announce(
                    path.isEmpty() ? null : path,
                    event.event().type(),
                    event.at(),
                    event.event().data());
        }
    }

    private void announce(@Nullable String step, String type, Instant at, ObjectNode data) {
        announcements.add(new Announcement(step, type, at.toString(), data));
    }

    private @Nullable BigDecimal costLeft() {
        BigDecimal ceiling = request.maxCostUsd();
        BigDecimal cost = usage.costUsd();
        return ceiling == null || cost == null
                ? ceiling
                : ceiling.subtract(cost).max(BigDecimal.ZERO);
    }

    private ExecutionStatus.@Nullable Approval approval() {
        for (Effect.AwaitApproval gate : run.gates()) {
            Instant deadline = gateDeadlines.get(gate.id());
            return new ExecutionStatus.Approval(
                    gate.stage(),
                    gate.prompt(),
                    deadline == null ? null : deadline.toString(),
                    gate.onTimeout().name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private static Outcome outcome(ActivityResult result) {
        ActivityResult.Failure failure = result.error();
        JsonNode output = result.output();
        if (failure == null && output != null && output.has("exit_code")) {
            return new Outcome.CommandExited(
                    output.path("exit_code").asInt(),
                    output.path("stdout").asText(),
                    output.path("stderr").asText());
        }
        if (failure == null) {
            return new Outcome.Succeeded(output == null ? JsonNodeFactory.instance.textNode("") : output);
        }
        if (failure.code().equals("timeout")) {
            return new Outcome.TimedOut();
        }
        return Outcome.Failed.of(failure.code(), failure.message(), failure.retryable());
    }

    private static String wire(RunState state) {
        return switch (state) {
            case RunState.Running running -> "running";
            case RunState.WaitingApproval waiting -> "waiting_approval";
            case RunState.Paused paused -> "paused";
            case RunState.Completed completed -> "completed";
            case RunState.Failed failed -> "failed";
            case RunState.Cancelled cancelled -> "cancelled";
            case RunState.Denied denied -> "denied";
        };
    }

    private static ActivityResult.@Nullable Failure failure(RunState state) {
        return switch (state) {
            case RunState.Failed failed -> new ActivityResult.Failure(failed.code(), failed.message(), false);
            case RunState.Denied denied ->
                new ActivityResult.Failure(
                        denied.timedOut() ? "approval_timed_out" : "denied",
                        "The gate '" + denied.stage() + "' was not passed: " + denied.message(),
                        false);
            default -> null;
        };
    }

    private static ExecutionStatus.Step step(StepView view) {
        return new ExecutionStatus.Step(
                view.path(),
                view.id(),
                view.state().name().toLowerCase(Locale.ROOT),
                view.startedAt().map(Instant::toString).orElse(null),
                view.endedAt().map(Instant::toString).orElse(null),
                view.attempt());
    }

    private static String words(ControlRequest control) {
        String message = control.message();
        return message == null ? "" : message;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
