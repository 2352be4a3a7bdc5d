package dev.amplifier.functions.durable;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import dev.amplifier.platform.contract.PoolReport;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orchestrations through Durable Functions' own client. */
public final class DurableOrchestrations implements Orchestrations {

    private static final Logger LOG = LoggerFactory.getLogger(DurableOrchestrations.class);

    private final HubClients clients;
    private final HistoryReader histories;
    private final DurableClientContext context;
    private final @Nullable HttpRequestMessage<?> message;

    /**
     * The orchestrations as seen by one invocation.
     *
     * @param message the request that is served; null if there is none, and then events cannot be asked for
     */
    public DurableOrchestrations(
            HubClients clients,
            HistoryReader histories,
            DurableClientContext context,
            @Nullable HttpRequestMessage<?> message) {
        this.clients = clients;
        this.histories = histories;
        this.context = context;
        this.message = message;
    }

    @Override
    public boolean start(String orchestration, ExecutionRequest request) {
        NewOrchestrationInstanceOptions options = new NewOrchestrationInstanceOptions()
                .setInstanceId(request.executionId())
                .setInput(Json.toTree(request));
        try {
            clients.with(context, client -> client.scheduleNewOrchestrationInstance(orchestration, options));
            return true;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                return false;
            }
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Instance> find(String executionId) {
        return ask(client -> instance(client.getInstanceMetadata(executionId, true)));
    }

    @Override
    public List<EventEnvelope> events(String executionId) {
        HttpRequestMessage<?> request = message;
        if (request == null) {
            throw new IllegalStateException("events are found through a request's own address");
        }
        return histories.events(URI.create(
                context.createHttpManagementPayload(request, executionId).getStatusQueryGetUri()));
    }

    @Override
    public Optional<Instance> await(String executionId, Duration longest) {
        return ask(client -> {
            try {
                return instance(client.waitForInstanceCompletion(executionId, longest, true));
            } catch (TimeoutException e) {
                return instance(client.getInstanceMetadata(executionId, true));
            }
        });
    }

    @Override
    public void control(ControlRequest request) {
        ask(client -> {
            client.raiseEvent(request.executionId(), Names.CONTROL_EVENT, Json.toTree(request));
            return true;
        });
    }

    @Override
    public void purge(Instant startedBefore) {
        ask(client -> {
            try {
                return client.purgeInstances(new PurgeInstanceCriteria()
                                .setCreatedTimeFrom(Instant.EPOCH)
                                .setCreatedTimeTo(startedBefore))
                        .getDeletedInstanceCount();
            } catch (TimeoutException e) {
                LOG.warn("Purging took too long; the next run goes on", e);
                return 0;
            }
        });
    }

    @Override
    public void check() {
        ask(client -> instance(client.getInstanceMetadata(UUID.randomUUID().toString(), false)));
    }

    @Override
    public Optional<PoolReport> readPool(Duration longest) {
        return ask(client -> {
            String id = client.scheduleNewOrchestrationInstance(Names.READ_POOL);
            try {
                OrchestrationMetadata ended = client.waitForInstanceCompletion(id, longest, true);
                client.purgeInstance(id);
                return Optional.ofNullable(ended)
                        .map(OrchestrationMetadata::getSerializedOutput)
                        .map(Unwrapped::of)
                        .map(tree -> Json.mapper().convertValue(tree, PoolReport.class));
            } catch (TimeoutException e) {
                LOG.warn("No warm host reported its pool within {} ms", longest.toMillis());
                return Optional.empty();
            }
        });
    }

    private <T> T ask(Function<DurableTaskClient, T> question) {
        try {
            return clients.with(context, question);
        } catch (StatusRuntimeException e) {
            throw unavailable(e);
        }
    }

    private static Problem unavailable(StatusRuntimeException e) {
        LOG.error("The task hub refused", e);
        return Problem.unavailable("task hub", 5);
    }

    private static Optional<Instance> instance(@Nullable OrchestrationMetadata metadata) {
        if (metadata == null || !metadata.isInstanceFound()) {
            return Optional.empty();
        }
        JsonNode input = Unwrapped.of(metadata.getSerializedInput());
        if (input == null || !input.has("execution_id")) {
            return Optional.empty();
        }
        return Optional.of(new Instance(
                Json.mapper().convertValue(input, ExecutionRequest.class),
                status(metadata),
                customStatus(metadata),
                Unwrapped.of(metadata.getSerializedOutput())));
    }

    private static @Nullable JsonNode customStatus(OrchestrationMetadata metadata) {
        JsonNode status = metadata.isCustomStatusFetched() ? metadata.readCustomStatusAs(JsonNode.class) : null;
        JsonNode inner = status == null ? null : Unwrapped.of(status);
        return inner != null && inner.isObject() ? inner : null;
    }

    private static RuntimeStatus status(OrchestrationMetadata metadata) {
        return switch (metadata.getRuntimeStatus()) {
            case PENDING -> RuntimeStatus.PENDING;
            case RUNNING, CONTINUED_AS_NEW, SUSPENDED -> RuntimeStatus.RUNNING;
            case COMPLETED -> RuntimeStatus.COMPLETED;
            case FAILED -> RuntimeStatus.FAILED;
            case CANCELED, TERMINATED -> RuntimeStatus.TERMINATED;
        };
    }
}
