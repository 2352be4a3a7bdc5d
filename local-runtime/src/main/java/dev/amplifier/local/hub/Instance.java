package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A living orchestration. All access holds its monitor. */
final class Instance {

    final String id;
    final String name;
    String executionId;
    OrchestrationStatus status;

    @Nullable
    String customStatus;

    /** Null while it is not in memory. */
    @Nullable
    List<HistoryEvent> history;

    int historyLength;
    long historyBytes;

    final Deque<Message> inbox = new ArrayDeque<>();
    final Map<Integer, TaskScheduledEvent> tasks = new HashMap<>();
    /** Milliseconds since 1970 by timer id. */
    final Map<Integer, Long> timers = new HashMap<>();
    /** What will fire them. */
    private final Map<Integer, Future<?>> alarms = new HashMap<>();

    final Set<Integer> children = new HashSet<>();

    /** Whether a turn is waiting to run, is running, or waits to be made durable. */
    boolean busy;

    Instance(String id, String name, String executionId, OrchestrationStatus status) {
        this.id = id;
        this.name = name;
        this.executionId = executionId;
        this.status = status;
    }

    /** Takes events into the history and keeps what is outstanding up to date. */
    void append(List<HistoryEvent> events) {
        List<HistoryEvent> known = history;
        for (HistoryEvent event : events) {
            if (known != null) {
                known.add(event);
                historyBytes += event.getSerializedSize();
            }
            historyLength++;
            note(event);
        }
    }

    /** Starts over with an empty history, for a new execution. */
    void begin(String newExecutionId) {
        executionId = newExecutionId;
        history = new ArrayList<>();
        historyLength = 0;
        historyBytes = 0;
        tasks.clear();
        timers.clear();
        children.clear();
        silence();
    }

    /** Keeps what will fire a timer until it has fired or nobody waits for it. */
    void keep(int timer, Future<?> alarm) {
        alarms.put(timer, alarm);
    }

    /** Calls off what would fire timers: nobody waits for them any more. */
    void silence() {
        alarms.values().forEach(alarm -> alarm.cancel(false));
        alarms.clear();
    }

    /** Whether an arriving event is no answer, or the answer to something outstanding. */
    boolean expects(HistoryEvent event) {
        return switch (event.getEventTypeCase()) {
            case TASKCOMPLETED -> tasks.containsKey(event.getTaskCompleted().getTaskScheduledId());
            case TASKFAILED -> tasks.containsKey(event.getTaskFailed().getTaskScheduledId());
            case TIMERFIRED -> timers.containsKey(event.getTimerFired().getTimerId());
            case SUBORCHESTRATIONINSTANCECOMPLETED ->
                children.contains(event.getSubOrchestrationInstanceCompleted().getTaskScheduledId());
            case SUBORCHESTRATIONINSTANCEFAILED ->
                children.contains(event.getSubOrchestrationInstanceFailed().getTaskScheduledId());
            default -> true;
        };
    }

    /** Keeps what is outstanding up to date with an event of the history. */
    void note(HistoryEvent event) {
        switch (event.getEventTypeCase()) {
            case TASKSCHEDULED -> tasks.put(event.getEventId(), event.getTaskScheduled());
            case TASKCOMPLETED -> tasks.remove(event.getTaskCompleted().getTaskScheduledId());
            case TASKFAILED -> tasks.remove(event.getTaskFailed().getTaskScheduledId());
            case TIMERCREATED ->
                timers.put(
                        event.getEventId(), Times.millis(event.getTimerCreated().getFireAt()));
            case TIMERFIRED -> {
                timers.remove(event.getTimerFired().getTimerId());
                alarms.remove(event.getTimerFired().getTimerId());
            }
            case SUBORCHESTRATIONINSTANCECREATED -> children.add(event.getEventId());
            case SUBORCHESTRATIONINSTANCECOMPLETED ->
                children.remove(event.getSubOrchestrationInstanceCompleted().getTaskScheduledId());
            case SUBORCHESTRATIONINSTANCEFAILED ->
                children.remove(event.getSubOrchestrationInstanceFailed().getTaskScheduledId());
            default -> {}
        }
    }
}
