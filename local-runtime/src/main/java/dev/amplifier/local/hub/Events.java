package dev.amplifier.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionResumedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionSuspendedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionTerminatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makers of the events that reach an orchestration from outside, and questions about them. */
final class Events {

    private Events() {}

    static HistoryEvent started(String instanceId, String name, @Nullable String input) {
        ExecutionStartedEvent.Builder start = ExecutionStartedEvent.newBuilder()
                .setName(name)
                .setOrchestrationInstance(OrchestrationInstance.newBuilder()
                        .setInstanceId(instanceId)
                        .setExecutionId(
                                StringValue.of(UUID.randomUUID().toString().replace("-", ""))));
        if (input != null) {
            start.setInput(StringValue.of(input));
        }
        return event().setExecutionStarted(start).build();
    }

    static HistoryEvent raised(String name, @Nullable String input) {
        EventRaisedEvent.Builder raised = EventRaisedEvent.newBuilder().setName(name);
        if (input != null) {
            raised.setInput(StringValue.of(input));
        }
        return event().setEventRaised(raised).build();
    }

    static HistoryEvent terminated(@Nullable String output) {
        ExecutionTerminatedEvent.Builder terminated = ExecutionTerminatedEvent.newBuilder();
        if (output != null) {
            terminated.setInput(StringValue.of(output));
        }
        return event().setExecutionTerminated(terminated).build();
    }

    static HistoryEvent suspended(String reason) {
        return event().setExecutionSuspended(
                        ExecutionSuspendedEvent.newBuilder().setInput(StringValue.of(reason)))
                .build();
    }

    static HistoryEvent resumed(String reason) {
        return event().setExecutionResumed(ExecutionResumedEvent.newBuilder().setInput(StringValue.of(reason)))
                .build();
    }

    static HistoryEvent taskCompleted(int id, @Nullable String result) {
        TaskCompletedEvent.Builder completed = TaskCompletedEvent.newBuilder().setTaskScheduledId(id);
        if (result != null) {
            completed.setResult(StringValue.of(result));
        }
        return event().setTaskCompleted(completed).build();
    }

    static HistoryEvent taskFailed(int id, TaskFailureDetails failure) {
        return event().setTaskFailed(
                        TaskFailedEvent.newBuilder().setTaskScheduledId(id).setFailureDetails(failure))
                .build();
    }

    static HistoryEvent timerFired(int id, long at) {
        return event().setTimerFired(TimerFiredEvent.newBuilder()
                        .setTimerId(id)
                        .setFireAt(Times.timestamp(Instant.ofEpochMilli(at))))
                .build();
    }

    static HistoryEvent childCompleted(int id, @Nullable String result) {
        SubOrchestrationInstanceCompletedEvent.Builder completed =
                SubOrchestrationInstanceCompletedEvent.newBuilder().setTaskScheduledId(id);
        if (result != null) {
            completed.setResult(StringValue.of(result));
        }
        return event().setSubOrchestrationInstanceCompleted(completed).build();
    }

    static HistoryEvent childFailed(int id, TaskFailureDetails failure) {
        return event().setSubOrchestrationInstanceFailed(SubOrchestrationInstanceFailedEvent.newBuilder()
                        .setTaskScheduledId(id)
                        .setFailureDetails(failure))
                .build();
    }

    /** Whether the event is the answer to this task. */
    static boolean answers(HistoryEvent event, int taskId) {
        return (event.hasTaskCompleted() && event.getTaskCompleted().getTaskScheduledId() == taskId)
                || (event.hasTaskFailed() && event.getTaskFailed().getTaskScheduledId() == taskId);
    }

    /** Whether the event is the answer to some task. */
    static boolean isResult(HistoryEvent event) {
        return event.hasTaskCompleted() || event.hasTaskFailed();
    }

    private static HistoryEvent.Builder event() {
        return HistoryEvent.newBuilder().setEventId(-1).setTimestamp(Times.timestamp(Instant.now()));
    }
}
