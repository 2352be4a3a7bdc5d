package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ParentInstanceInfo;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn leads to.
 *
 * @param events what the history grows by, the turn's own messages included
 * @param tasks activities to run, by id
 * @param timers timers to set: milliseconds since 1970, by id
 * @param children orchestrations to start
 * @param raised events for other instances
 * @param customStatus the custom status; null to leave it as it is
 * @param status the status after the turn
 * @param end how it ended; null while it goes on
 * @param again the start of the next execution and what is carried over to it; empty unless it continues as new
 */
record Decision(
        List<HistoryEvent> events,
        Map<Integer, TaskScheduledEvent> tasks,
        Map<Integer, Long> timers,
        List<Child> children,
        List<Raised> raised,
        @Nullable String customStatus,
        OrchestrationStatus status,
        @Nullable End end,
        List<HistoryEvent> again) {

    /** An orchestration that another one starts. */
    record Child(String instanceId, HistoryEvent start) {}

    /** An event that one orchestration sends to another. */
    record Raised(String instanceId, HistoryEvent event) {}

    /**
     * The end of an orchestration.
     *
     * @param output its result as JSON; null if it has none
     * @param failure why it failed; null if it did not
     * @param parent who waits for it; null if nobody does
     */
    record End(
            @Nullable String output,
            @Nullable TaskFailureDetails failure,
            @Nullable ParentInstanceInfo parent) {}
}
