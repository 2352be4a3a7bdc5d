package dev.amplifier.local.hub;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateSubOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventSentEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ParentInstanceInfo;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of an orchestration: its messages go in, the worker's answer is read, a {@link Decision} comes out. Pure but for the id that a new
 * execution gets. The actions and the events that they leave are those of the Durable Task protocol, {@code orchestrator_service.proto}.
 */
final class Turn {

    private final Instance instance;
    private final List<HistoryEvent> history;
    private final List<HistoryEvent> arrived;
    private final Timestamp now;

    private final List<HistoryEvent> decided = new ArrayList<>();
    private final Map<Integer, TaskScheduledEvent> tasks = new LinkedHashMap<>();
    private final Map<Integer, Long> timers = new LinkedHashMap<>();
    private final List<Decision.Child> children = new ArrayList<>();
    private final List<Decision.Raised> raised = new ArrayList<>();

    /**
     * A turn over what has arrived.
     *
     * @param now the instant that the orchestrator sees; later than the due time of every timer that fires in it
     */
    Turn(Instance instance, List<HistoryEvent> history, List<HistoryEvent> messages, Instant now) {
        this.instance = instance;
        this.history = history;
        this.now = Times.timestamp(now);
        this.arrived = new ArrayList<>(messages.size() + 1);
        arrived.add(event().setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance())
                .build());
        arrived.addAll(messages);
    }

    /** The events that the worker is to see as new. */
    List<HistoryEvent> arrived() {
        return arrived;
    }

    /** What the worker's answer leads to. */
    Decision decide(OrchestratorResponse response) {
        CompleteOrchestrationAction complete = completion(response);
        if (complete == null
                || complete.getOrchestrationStatus() == OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED) {
            TaskFailureDetails fault = apply(response.getActionsList());
            if (fault != null) {
                return fail(fault);
            }
        }
        String customStatus =
                response.hasCustomStatus() ? response.getCustomStatus().getValue() : null;
        if (complete == null) {
            return decision(customStatus, runningStatus(), null, List.of());
        }
        if (complete.getOrchestrationStatus() == OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW) {
            return continueAsNew(complete, customStatus);
        }
        TaskFailureDetails failure = complete.hasFailureDetails() ? complete.getFailureDetails() : null;
        return end(
                complete.getOrchestrationStatus(),
                value(complete.hasResult(), complete.getResult()),
                failure,
                customStatus);
    }

    /** The orchestration ends here because it cannot be run. */
    Decision fail(TaskFailureDetails failure) {
        decided.clear();
        tasks.clear();
        timers.clear();
        children.clear();
        raised.clear();
        return end(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED, null, failure, null);
    }

    /** The orchestration ends here because somebody asked for it; the worker is not consulted. */
    Decision terminate(@Nullable String output) {
        return end(OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED, output, null, null);
    }

    private @Nullable TaskFailureDetails apply(List<OrchestratorAction> actions) {
        Set<Integer> known = scheduledIds();
        for (OrchestratorAction action : actions) {
            switch (action.getOrchestratorActionTypeCase()) {
                case SCHEDULETASK, CREATETIMER, CREATESUBORCHESTRATION -> {
                    if (known.contains(action.getId())) {
                        return nonDeterministic(action);
                    }
                }
                default -> {}
            }
            apply(action, known);
        }
        return null;
    }

    private void apply(OrchestratorAction action, Set<Integer> known) {
        switch (action.getOrchestratorActionTypeCase()) {
            case SCHEDULETASK -> {
                var wanted = action.getScheduleTask();
                TaskScheduledEvent.Builder task =
                        TaskScheduledEvent.newBuilder().setName(wanted.getName());
                if (wanted.hasInput()) {
                    task.setInput(wanted.getInput());
                }
                if (wanted.hasVersion()) {
                    task.setVersion(wanted.getVersion());
                }
                decided.add(event(action.getId()).setTaskScheduled(task).build());
                tasks.put(action.getId(), task.build());
            }
            case CREATETIMER -> {
                Timestamp fireAt = action.getCreateTimer().getFireAt();
                decided.add(event(action.getId())
                        .setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt))
                        .build());
                timers.put(action.getId(), Times.millis(fireAt));
            }
            case CREATESUBORCHESTRATION -> startChild(action.getId(), action.getCreateSubOrchestration());
            case SENDEVENT -> {
                // The client library asks for it again on every replay; only the first time counts.
                if (known.add(action.getId())) {
                    var wanted = action.getSendEvent();
                    String target = wanted.getInstance().getInstanceId();
                    decided.add(event(action.getId())
                            .setEventSent(EventSentEvent.newBuilder()
                                    .setInstanceId(target)
                                    .setName(wanted.getName())
                                    .setInput(wanted.getData()))
                            .build());
                    raised.add(new Decision.Raised(
                            target,
                            event().setEventRaised(EventRaisedEvent.newBuilder()
                                            .setName(wanted.getName())
                                            .setInput(wanted.getData()))
                                    .build()));
                }
            }
            default -> {}
        }
    }

    private void startChild(int id, CreateSubOrchestrationAction wanted) {
        SubOrchestrationInstanceCreatedEvent.Builder created = SubOrchestrationInstanceCreatedEvent.newBuilder()
                .setInstanceId(wanted.getInstanceId())
                .setName(wanted.getName());
        ExecutionStartedEvent.Builder start = ExecutionStartedEvent.newBuilder()
                .setName(wanted.getName())
                .setOrchestrationInstance(newExecution(wanted.getInstanceId()))
                .setParentInstance(ParentInstanceInfo.newBuilder()
                        .setTaskScheduledId(id)
                        .setName(StringValue.of(instance.name))
                        .setOrchestrationInstance(OrchestrationInstance.newBuilder()
                                .setInstanceId(instance.id)
                                .setExecutionId(StringValue.of(instance.executionId))));
        if (wanted.hasInput()) {
            created.setInput(wanted.getInput());
            start.setInput(wanted.getInput());
        }
        decided.add(event(id).setSubOrchestrationInstanceCreated(created).build());
        children.add(new Decision.Child(
                wanted.getInstanceId(), event().setExecutionStarted(start).build()));
    }

    private Decision continueAsNew(CompleteOrchestrationAction complete, @Nullable String customStatus) {
        ExecutionStartedEvent before = startOf();
        ExecutionStartedEvent.Builder start = ExecutionStartedEvent.newBuilder()
                .setName(instance.name)
                .setOrchestrationInstance(newExecution(instance.id));
        if (before.hasParentInstance()) {
            start.setParentInstance(before.getParentInstance());
        }
        if (complete.hasResult()) {
            start.setInput(complete.getResult());
        }
        List<HistoryEvent> again = new ArrayList<>();
        again.add(event().setExecutionStarted(start).build());
        for (HistoryEvent carried : complete.getCarryoverEventsList()) {
            again.add(carried.toBuilder().setEventId(-1).build());
        }
        return decision(customStatus, OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING, null, again);
    }

    private Decision end(
            OrchestrationStatus status,
            @Nullable String output,
            @Nullable TaskFailureDetails failure,
            @Nullable String customStatus) {
        ExecutionCompletedEvent.Builder completed =
                ExecutionCompletedEvent.newBuilder().setOrchestrationStatus(status);
        if (output != null) {
            completed.setResult(StringValue.of(output));
        }
        if (failure != null) {
            completed.setFailureDetails(failure);
        }
        decided.add(event().setExecutionCompleted(completed).build());
        ExecutionStartedEvent start = startOf();
        ParentInstanceInfo parent = start.hasParentInstance() ? start.getParentInstance() : null;
        return decision(customStatus, status, new Decision.End(output, failure, parent), List.of());
    }

    private Decision decision(
            @Nullable String customStatus,
            OrchestrationStatus status,
            Decision.@Nullable End end,
            List<HistoryEvent> again) {
        List<HistoryEvent> events = new ArrayList<>(arrived);
        events.addAll(decided);
        events.add(event().setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
                .build());
        return new Decision(events, tasks, timers, children, raised, customStatus, status, end, again);
    }

    private OrchestrationStatus runningStatus() {
        OrchestrationStatus status = instance.status == OrchestrationStatus.ORCHESTRATION_STATUS_SUSPENDED
                ? OrchestrationStatus.ORCHESTRATION_STATUS_SUSPENDED
                : OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING;
        for (HistoryEvent event : arrived) {
            if (event.hasExecutionSuspended()) {
                status = OrchestrationStatus.ORCHESTRATION_STATUS_SUSPENDED;
            } else if (event.hasExecutionResumed()) {
                status = OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING;
            }
        }
        return status;
    }

    private Set<Integer> scheduledIds() {
        Set<Integer> ids = new HashSet<>();
        for (HistoryEvent event : history) {
            switch (event.getEventTypeCase()) {
                case TASKSCHEDULED, TIMERCREATED, SUBORCHESTRATIONINSTANCECREATED, EVENTSENT ->
                    ids.add(event.getEventId());
                default -> {}
            }
        }
        return ids;
    }

    private ExecutionStartedEvent startOf() {
        for (HistoryEvent event : history) {
            if (event.hasExecutionStarted()) {
                return event.getExecutionStarted();
            }
        }
        for (HistoryEvent event : arrived) {
            if (event.hasExecutionStarted()) {
                return event.getExecutionStarted();
            }
        }
        return ExecutionStartedEvent.getDefaultInstance();
    }

    private TaskFailureDetails nonDeterministic(OrchestratorAction action) {
        return TaskFailureDetails.newBuilder()
                .setErrorType("NonDeterministicOrchestration")
                .setErrorMessage(
                        ("The orchestrator '%s' asked for %s number %d again, which its history already has. It is not"
                                        + " deterministic, or its code changed while this orchestration ran: use the orchestration's own"
                                        + " clock, no randomness and no I/O, and change only orchestrations that have ended.")
                                .formatted(
                                        instance.name,
                                        action.getOrchestratorActionTypeCase().name(),
                                        action.getId()))
                .setIsNonRetriable(true)
                .build();
    }

    private static @Nullable CompleteOrchestrationAction completion(OrchestratorResponse response) {
        for (OrchestratorAction action : response.getActionsList()) {
            if (action.hasCompleteOrchestration()) {
                return action.getCompleteOrchestration();
            }
        }
        return null;
    }

    private static OrchestrationInstance newExecution(String instanceId) {
        return OrchestrationInstance.newBuilder()
                .setInstanceId(instanceId)
                .setExecutionId(StringValue.of(UUID.randomUUID().toString().replace("-", "")))
                .build();
    }

    private static @Nullable String value(boolean present, StringValue value) {
        return present ? value.getValue() : null;
    }

    private HistoryEvent.Builder event() {
        return event(-1);
    }

    private HistoryEvent.Builder event(int id) {
        return HistoryEvent.newBuilder().setEventId(id).setTimestamp(now);
    }
}
