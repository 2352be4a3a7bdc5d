package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a commit. Applying one twice is the same as applying it once, so that a commit whose answer was lost can be tried again. */
sealed interface Change {

    /** A new instance, in place of an ended one of the same id. */
    record Create(
            String id,
            String executionId,
            String name,
            @Nullable String input,
            Instant at) implements Change {}

    /** An event for an instance. */
    record Send(Message message) implements Change {}

    /** Messages that were consumed. */
    record Consume(List<Long> messageIds) implements Change {}

    /** Growth of a history, from position {@code from}. */
    record Append(String id, int from, List<HistoryEvent> events) implements Change {}

    /** A new execution of an instance: its history starts over. */
    record StartOver(
            String id, String executionId, @Nullable String input) implements Change {}

    /** Where an instance stands; a null custom status leaves it as it is. */
    record Update(
            String id,
            OrchestrationStatus status,
            @Nullable String customStatus,
            @Nullable String output,
            @Nullable TaskFailureDetails failure,
            Instant at)
            implements Change {}
}
