package dev.amplifier.functions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.PoolReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrations, as the HTTP triggers see them.
 *
 * <p>Every method throws {@link dev.amplifier.functions.http.Problem} of kind unavailable if the task hub does not answer.
 */
public interface Orchestrations {

    /** Makes the view of one invocation from what the Functions host binds to it. */
    @FunctionalInterface
    interface Source {

        /**
         * The orchestrations, for the time of this invocation.
         *
         * @param message the request that is served; null if there is none, and then events cannot be asked for
         */
        Orchestrations of(DurableClientContext context, @Nullable HttpRequestMessage<?> message);
    }

    /**
     * Starts an execution.
     *
     * @return false if there is one of that id
     */
    boolean start(String orchestration, ExecutionRequest request);

    /** An execution; empty if there is none, or its retention time is over. */
    Optional<Instance> find(String executionId);

    /** The events kept of the finished steps of an execution, in order; empty if there is none. */
    List<EventEnvelope> events(String executionId);

    /** An execution as it stands when it has ended, or when this much time is over; empty if there is none. */
    Optional<Instance> await(String executionId, Duration longest);

    /** Tells an execution what to do. */
    void control(ControlRequest request);

    /** Removes what has ended and was started before this instant. */
    void purge(Instant startedBefore);

    /** Whether the task hub answers; throws if it does not. */
    void check();

    /** How the session pool of a warm host is doing; empty if none has said so in this time. */
    Optional<PoolReport> readPool(Duration longest);

    /**
     * An execution.
     *
     * @param request what it was started with
     * @param runtimeStatus the host's own status
     * @param customStatus what the orchestrator says; null if it has said nothing yet
     * @param output what it ended with; null while it runs
     */
    record Instance(
            ExecutionRequest request,
            RuntimeStatus runtimeStatus,
            @Nullable JsonNode customStatus,
            @Nullable JsonNode output) {}

    /** How the task hub sees an execution. */
    enum RuntimeStatus {
        PENDING,
        RUNNING,
        COMPLETED,
        FAILED,
        TERMINATED;

        /** Whether nothing more will happen. */
        public boolean ended() {
            return compareTo(COMPLETED) >= 0;
        }
    }
}
