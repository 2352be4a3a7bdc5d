package dev.amplifier.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs orchestrators with the real client library, and activities given as functions on JSON. */
final class SdkExecutor implements WorkExecutor {

    interface Activity {
        String run(String inputJson) throws Exception;
    }

    private final Map<String, TaskOrchestration> orchestrators = new ConcurrentHashMap<>();
    private final Map<String, Activity> activities = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

    SdkExecutor orchestrator(String name, TaskOrchestration code) {
        orchestrators.put(name, code);
        return this;
    }

    SdkExecutor activity(String name, Activity code) {
        activities.put(name, code);
        return this;
    }

    int runs(String activity, String input) {
        AtomicInteger count = runs.get(activity + input);
        return count == null ? 0 : count.get();
    }

    @Override
    public OrchestratorResponse runOrchestrator(String name, OrchestratorRequest request)
            throws FunctionFailedException {
        TaskOrchestration code = orchestrators.get(name);
        if (code == null) {
            throw new FunctionFailedException("FunctionNotFound", "there is no orchestrator named " + name, null);
        }
        try {
            String answer =
                    OrchestrationRunner.loadAndRun(Base64.getEncoder().encodeToString(request.toByteArray()), code);
            return OrchestratorResponse.parseFrom(Base64.getDecoder().decode(answer));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String runActivity(String name, String inputJson) throws FunctionFailedException {
        runs.computeIfAbsent(name + inputJson, key -> new AtomicInteger()).incrementAndGet();
        try {
            return activities.get(name).run(inputJson);
        } catch (Exception e) {
            throw new FunctionFailedException(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), null);
        }
    }
}
