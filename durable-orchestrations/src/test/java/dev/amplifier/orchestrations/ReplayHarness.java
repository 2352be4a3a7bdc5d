package dev.amplifier.orchestrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import dev.amplifier.orchestrations.prompt.RunPromptOrchestration;
import dev.amplifier.orchestrations.recipe.RunRecipeOrchestration;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Runs an orchestration with the real client library, one turn at a time, on a clock of its own. Each turn replays the whole history, so
 * every test is also a test that nothing depends on what a process remembered.
 */
public final class ReplayHarness {

    private final TaskOrchestration orchestration;
    private final BiFunction<String, JsonNode, String> activities;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final Map<Integer, Instant> timers = new LinkedHashMap<>();
    private final Deque<HistoryEvent> inbox = new ArrayDeque<>();
    private final Deque<HistoryEvent> results = new ArrayDeque<>();
    /** Inputs of the activities, in the order they were asked for. */
    public final List<JsonNode> calls = new ArrayList<>();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private String customStatus = "{}";
    private int histories = 1;
    private String output = "";

    /** A run of a recipe or prompt, with activities as functions of name and input. */
    public ReplayHarness(ExecutionRequest request, BiFunction<String, JsonNode, String> activities) {
        this.activities = activities;
        this.orchestration = request.type().equals("recipe")
                ? ctx -> ctx.complete(new RunRecipeOrchestration().run(ctx))
                : ctx -> ctx.complete(new RunPromptOrchestration().run(ctx));
        begin(Json.toTree(request).toString());
    }

    /** Turns until it has ended, or nothing but a person or a timer could go on. */
    public ReplayHarness settle() {
        while (output.isEmpty() && !(inbox.isEmpty() && results.isEmpty())) {
            turn();
        }
        return this;
    }

    /** Takes one result of an activity, and no more. */
    public ReplayHarness step() {
        turn();
        return this;
    }

    /** Takes what was said to it, and no result of an activity. */
    public ReplayHarness hear() {
        turn(false);
        return this;
    }

    /** Lets the oldest result that has not arrived yet arrive after all others. */
    public ReplayHarness defer() {
        results.addLast(results.removeFirst());
        return this;
    }

    /** Lets time pass; timers that are due fire. */
    public ReplayHarness pass(Duration time) {
        now = now.plus(time);
        List.copyOf(timers.entrySet()).forEach(timer -> {
            if (timer.getValue().isBefore(now)) {
                timers.remove(timer.getKey());
                inbox.add(event(-1)
                        .setTimerFired(TimerFiredEvent.newBuilder()
                                .setTimerId(timer.getKey())
                                .setFireAt(timestamp(timer.getValue())))
                        .build());
            }
        });
        return settle();
    }

    /** Raises the control event. */
    public ReplayHarness control(String action, String stage, Map<String, JsonNode> context) {
        inbox.add(event(-1)
                .setEventRaised(EventRaisedEvent.newBuilder()
                        .setName("control")
                        .setInput(StringValue.of(
                                Json.write(new ControlRequest(action, "run", stage, "so be it", context)))))
                .build());
        return this;
    }

    /** Asks for the end. */
    public ReplayHarness cancel(String level) {
        inbox.add(event(-1)
                .setEventRaised(EventRaisedEvent.newBuilder()
                        .setName("control")
                        .setInput(StringValue.of(Json.write(ControlRequest.cancel("run", level)))))
                .build());
        return this;
    }

    /** What the run says of itself while it runs. */
    public ExecutionStatus status() {
        return Json.read(customStatus, ExecutionStatus.class);
    }

    /** How it ended. */
    public ExecutionResult result() {
        if (output.isEmpty()) {
            throw new AssertionError("it has not ended; status " + customStatus);
        }
        return Json.read(Json.tree(output).asText(), ExecutionResult.class);
    }

    /** How many histories it took. */
    public int histories() {
        return histories;
    }

    private void begin(String input) {
        history.clear();
        timers.clear();
        results.clear();
        inbox.addFirst(event(-1)
                .setExecutionStarted(ExecutionStartedEvent.newBuilder()
                        .setName("Run")
                        .setInput(StringValue.of(input))
                        .setOrchestrationInstance(
                                OrchestrationInstance.newBuilder().setInstanceId("run")))
                .build());
    }

    private void turn() {
        turn(true);
    }

    private void turn(boolean takesResult) {
        now = now.plusMillis(5);
        List<HistoryEvent> fresh = new ArrayList<>();
        fresh.add(event(-1)
                .setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance())
                .build());
        fresh.addAll(inbox);
        inbox.clear();
        if (takesResult && !results.isEmpty()) {
            fresh.add(results.removeFirst());
        }
        OrchestratorResponse response = replay(fresh);
        history.addAll(fresh);
        if (response.hasCustomStatus()) {
            customStatus = response.getCustomStatus().getValue();
        }
        for (OrchestratorAction action : response.getActionsList()) {
            apply(action);
        }
    }

    private void apply(OrchestratorAction action) {
        switch (action.getOrchestratorActionTypeCase()) {
            case SCHEDULETASK -> {
                var task = action.getScheduleTask();
                history.add(event(action.getId())
                        .setTaskScheduled(TaskScheduledEvent.newBuilder()
                                .setName(task.getName())
                                .setInput(task.getInput()))
                        .build());
                JsonNode input = Json.tree(task.getInput().getValue());
                calls.add(input);
                String result = activities.apply(task.getName(), input);
                results.add(event(-1)
                        .setTaskCompleted(TaskCompletedEvent.newBuilder()
                                .setTaskScheduledId(action.getId())
                                .setResult(StringValue.of(Json.write(result))))
                        .build());
            }
            case CREATETIMER -> {
                Timestamp fireAt = action.getCreateTimer().getFireAt();
                history.add(event(action.getId())
                        .setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt))
                        .build());
                timers.put(action.getId(), Instant.ofEpochSecond(fireAt.getSeconds(), fireAt.getNanos()));
            }
            case COMPLETEORCHESTRATION -> complete(action.getCompleteOrchestration());
            default -> throw new AssertionError("unexpected " + action);
        }
    }

    private void complete(CompleteOrchestrationAction complete) {
        switch (complete.getOrchestrationStatus()) {
            case ORCHESTRATION_STATUS_COMPLETED -> output = complete.getResult().getValue();
            case ORCHESTRATION_STATUS_CONTINUED_AS_NEW -> {
                histories++;
                begin(complete.getResult().getValue());
            }
            default -> throw new AssertionError("the orchestration failed: " + complete.getFailureDetails());
        }
    }

    private OrchestratorResponse replay(List<HistoryEvent> fresh) {
        OrchestratorRequest request = OrchestratorRequest.newBuilder()
                .setInstanceId("run")
                .addAllPastEvents(history)
                .addAllNewEvents(fresh)
                .build();
        try {
            return OrchestratorResponse.parseFrom(Base64.getDecoder()
                    .decode(OrchestrationRunner.loadAndRun(
                            Base64.getEncoder().encodeToString(request.toByteArray()), orchestration)));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private HistoryEvent.Builder event(int id) {
        return HistoryEvent.newBuilder().setEventId(id).setTimestamp(timestamp(now));
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
