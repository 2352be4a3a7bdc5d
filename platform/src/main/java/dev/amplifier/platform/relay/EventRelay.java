package dev.amplifier.platform.relay;

import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/**
 * Carries the events of executions to whoever watches, and instructions to the warm hosts. A message is a JSON array of event envelopes.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface EventRelay extends AutoCloseable {

    /**
     * Sends events to the watchers of an execution. Returns at once and never throws; events of one execution keep their order. If the
     * relay can't be reached for long, events are given up: whoever watches gets the kept ones from the execution's history.
     */
    void publish(String executionId, List<EventEnvelope> events);

    /**
     * Lets every connection that the user has now watch the execution. Done when it returns.
     *
     * @throws RelayUnavailableException if the relay can't be reached
     */
    void joinUser(String userId, String executionId);

    /**
     * Sends an instruction to every warm host. Done when it returns.
     *
     * @throws RelayUnavailableException if the relay can't be reached
     */
    void sendToHosts(ControlRequest request);

    /**
     * An address for a connection of this user that watches these executions from the start and may do nothing else. It carries a token:
     * it is as secret as the user's own.
     *
     * @param executions ids of the executions; may be empty
     */
    URI clientUrl(String userId, Collection<String> executions);

    /**
     * Whether at least one warm host hears instructions.
     *
     * @throws RelayUnavailableException if the relay does not answer
     */
    boolean hostsListening();

    /** Sends what is queued, waiting 2 s at most, and stops. */
    @Override
    void close();
}
