package dev.amplifier.benchmarks.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import dev.amplifier.local.hub.HubOptions;
import dev.amplifier.local.hub.TaskHub;
import dev.amplifier.local.hub.WorkExecutor;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Our task hub, asked over gRPC by the real client library, its orchestrator run by the real one. */
final class HubEngine implements DurableEngine {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TaskHub hub;
    private final DurableTaskClient client;

    HubEngine(DataSource database) throws SQLException, IOException {
        this.hub = TaskHub.start(database, new Steps(), HubOptions.DEFAULT);
        this.client = new DurableTaskGrpcClientBuilder().port(hub.grpcPort()).build();
    }

    @Override
    public String name() {
        return "playground's task hub";
    }

    @Override
    public Run start(int steps) {
        String id = client.scheduleNewOrchestrationInstance("Steps", steps);
        return () -> {
            OrchestrationMetadata end = client.waitForInstanceCompletion(id, PATIENCE, false);
            if (end == null || end.getRuntimeStatus() != OrchestrationRuntimeStatus.COMPLETED) {
                throw new IllegalStateException("the run did not complete: " + end);
            }
        };
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        hub.close();
    }

    private static void orchestrate(TaskOrchestrationContext context) {
        int steps = context.getInput(Integer.class);
        for (int i = 0; i < steps; i++) {
            context.callActivity("Nothing", i, Integer.class).await();
        }
        context.complete(steps);
    }

    private static final class Steps implements WorkExecutor {

        @Override
        public OrchestratorResponse runOrchestrator(String name, OrchestratorRequest request) {
            try {
                String answer = OrchestrationRunner.loadAndRun(
                        Base64.getEncoder().encodeToString(request.toByteArray()), HubEngine::orchestrate);
                return OrchestratorResponse.parseFrom(Base64.getDecoder().decode(answer));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable String runActivity(String name, @Nullable String inputJson) {
            return inputJson;
        }
    }
}
