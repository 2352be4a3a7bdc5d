package dev.amplifier.benchmarks.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import dev.amplifier.local.hub.HubOptions;
import dev.amplifier.local.hub.TaskHub;
import dev.amplifier.local.hub.WorkExecutor;
import dev.amplifier.orchestrations.activity.CommandRunner.CommandOutcome;
import dev.amplifier.orchestrations.activity.EffectStage;
import dev.amplifier.orchestrations.activity.FinishExecutionActivity;
import dev.amplifier.orchestrations.activity.PublishEventsActivity;
import dev.amplifier.orchestrations.activity.RunCommandActivity;
import dev.amplifier.orchestrations.recipe.RunRecipeOrchestration;
import dev.amplifier.orchestrations.stream.RunNumbers;
import dev.amplifier.orchestrations.stream.RunningEffects;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import dev.amplifier.platform.telemetry.Spans;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A recipe's loop over commands that do nothing, with the orchestration and the activities of the function app on our task hub: what a step of a
 * recipe costs beyond a durable step, its events included.
 */
final class RecipeEngine implements DurableEngine {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RunningEffects running = new RunningEffects(InstantSource.system());
    private final TaskHub hub;
    private final DurableTaskClient client;

    RecipeEngine(DataSource database) throws SQLException, IOException {
        this.hub = TaskHub.start(database, new Functions(running), HubOptions.DEFAULT);
        this.client = new DurableTaskGrpcClientBuilder().port(hub.grpcPort()).build();
    }

    @Override
    public String name() {
        return "a recipe on it";
    }

    @Override
    public Run start(int steps) {
        String id = UUID.randomUUID().toString();
        client.scheduleNewOrchestrationInstance(Names.RUN_RECIPE, request(id, steps), id);
        return () -> {
            OrchestrationMetadata end = client.waitForInstanceCompletion(id, PATIENCE, true);
            if (end == null || end.getRuntimeStatus() != OrchestrationRuntimeStatus.COMPLETED) {
                throw new IllegalStateException("the run did not complete: " + end);
            }
            JsonNode result = Json.tree(end.readOutputAs(String.class));
            if (!result.path("status").asText().equals("completed")) {
                throw new IllegalStateException("the recipe did not complete: " + result);
            }
        };
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        hub.close();
        running.close();
    }

    private static JsonNode request(String id, int steps) {
        return Json.toTree(new ExecutionRequest(
                id,
                "benchmark",
                "recipe",
                "developer",
                Instant.now().toString(),
                recipe(steps),
                "benchmark",
                Map.of(),
                Map.of(),
                null,
                null,
                List.of(),
                null,
                null,
                1_800,
                "lenient",
                null,
                null,
                null,
                List.of()));
    }

    private static String recipe(int steps) {
        String items = IntStream.range(0, steps).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return """
                name: benchmark
                description: A loop over commands that do nothing.
                version: 1.0.0
                context:
                  items: [%s]
                steps:
                  - id: each
                    type: bash
                    foreach: "{{items}}"
                    as: item
                    max_iterations: %d
                    collect: done
                    command: "true {{item}}"
                """.formatted(items, steps);
    }

    private static final class Functions implements WorkExecutor {

        private final RunRecipeOrchestration recipe = new RunRecipeOrchestration();
        private final RunCommandActivity command;
        private final PublishEventsActivity publish;
        private final FinishExecutionActivity finish;

        Functions(RunningEffects running) {
            EffectStage stage = new EffectStage(
                    running,
                    (id, events) -> {},
                    Spans.NONE,
                    new RunNumbers(InstantSource.system(), 0),
                    InstantSource.system());
            this.command = new RunCommandActivity(stage, (input, cancellation) -> new CommandOutcome.Exited(0, "", ""));
            this.publish = new PublishEventsActivity(stage);
            this.finish = new FinishExecutionActivity(
                    stage, (name, words, numbers) -> {}, Spans.NONE, id -> {}, InstantSource.system());
        }

        @Override
        public OrchestratorResponse runOrchestrator(String name, OrchestratorRequest request) {
            try {
                String answer = OrchestrationRunner.loadAndRun(
                        Base64.getEncoder().encodeToString(request.toByteArray()), recipe::run);
                return OrchestratorResponse.parseFrom(Base64.getDecoder().decode(answer));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable String runActivity(String name, @Nullable String inputJson) throws FunctionFailedException {
            String input = inputJson == null ? "{}" : inputJson;
            return Json.write(
                    switch (name) {
                        case "RunCommand" -> command.run(input);
                        case "PublishEvents" -> publish.run(input);
                        case "FinishExecution" -> finish.run(input);
                        default -> throw new FunctionFailedException("NotFound", name, null);
                    });
        }
    }
}
