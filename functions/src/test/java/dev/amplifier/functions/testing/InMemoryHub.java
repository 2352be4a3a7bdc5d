package dev.amplifier.functions.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.PoolReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A task hub in memory: remembers what was started and told, and stands where a test puts it. */
public final class InMemoryHub implements Orchestrations {

    private final Map<String, Instance> instances = new ConcurrentHashMap<>();
    private final Map<String, List<EventEnvelope>> events = new ConcurrentHashMap<>();
    private final Map<String, ExecutionResult> due = new ConcurrentHashMap<>();
    private final List<ControlRequest> controls = new CopyOnWriteArrayList<>();
    private final AtomicInteger poolReads = new AtomicInteger();
    private final Object changed = new Object();
    private volatile boolean down;
    private volatile @Nullable ExecutionResult immediately;

    /** From now on nothing answers. */
    public void goDown() {
        down = true;
    }

    /** From now on everything answers again. */
    public void comeBack() {
        down = false;
    }

    /** From now on everything that is started ends at once like this. */
    public void endEverythingWith(ExecutionResult result) {
        immediately = result;
    }

    /** Puts an execution into a state. */
    public void report(String id, ExecutionStatus status, List<EventEnvelope> kept) {
        instances.computeIfPresent(
                id, (key, old) -> new Instance(old.request(), RuntimeStatus.RUNNING, Json.toTree(status), null));
        events.put(id, List.copyOf(kept));
    }

    /** Ends an execution. */
    public void end(String id, ExecutionResult result) {
        instances.computeIfPresent(
                id,
                (key, old) -> new Instance(
                        old.request(), RuntimeStatus.COMPLETED, Json.toTree(result.finalStatus()), tree(result)));
        tellWaiters();
    }

    /** Ends an execution as soon as somebody waits for its end. */
    public void endWhenAwaited(String id, ExecutionResult result) {
        due.put(id, result);
    }

    /** Ends an execution and keeps a history with its output. */
    public void end(String id, ExecutionResult result, JsonNode history) {
        ObjectNode output = Json.mapper().valueToTree(result);
        output.set("history", history);
        instances.computeIfPresent(
                id,
                (key, old) -> new Instance(
                        old.request(), RuntimeStatus.COMPLETED, Json.toTree(result.finalStatus()), output));
        tellWaiters();
    }

    /** What was told to executions so far. */
    public List<ControlRequest> controls() {
        return List.copyOf(controls);
    }

    /** What an execution was started with. */
    public ExecutionRequest request(String id) {
        return find(id).orElseThrow().request();
    }

    public int started() {
        return instances.size();
    }

    @Override
    public boolean start(String orchestration, ExecutionRequest request) {
        check();
        boolean fresh =
                instances.putIfAbsent(request.executionId(), new Instance(request, RuntimeStatus.PENDING, null, null))
                        == null;
        ExecutionResult result = immediately;
        if (result != null) {
            end(request.executionId(), result);
        }
        return fresh;
    }

    @Override
    public Optional<Instance> find(String executionId) {
        check();
        return Optional.ofNullable(instances.get(executionId));
    }

    @Override
    public List<EventEnvelope> events(String executionId) {
        check();
        return new ArrayList<>(events.getOrDefault(executionId, List.of()));
    }

    @Override
    public Optional<Instance> await(String executionId, Duration longest) {
        Optional.ofNullable(due.remove(executionId)).ifPresent(result -> end(executionId, result));
        long end = System.nanoTime() + longest.toNanos();
        synchronized (changed) {
            while (find(executionId)
                            .filter(found -> !found.runtimeStatus().ended())
                            .isPresent()
                    && System.nanoTime() < end) {
                waitForChange(end - System.nanoTime());
            }
        }
        return find(executionId);
    }

    private void waitForChange(long nanos) {
        try {
            changed.wait(Math.max(1, nanos / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void tellWaiters() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    @Override
    public void control(ControlRequest request) {
        check();
        controls.add(request);
    }

    @Override
    public void purge(Instant startedBefore) {
        check();
        instances
                .values()
                .removeIf(instance -> instance.runtimeStatus().ended()
                        && Instant.parse(instance.request().createdAt()).isBefore(startedBefore));
    }

    /** How often somebody has asked for the figures of the pool. */
    public int poolReads() {
        return poolReads.get();
    }

    @Override
    public Optional<PoolReport> readPool(Duration longest) {
        check();
        poolReads.incrementAndGet();
        return Optional.of(new PoolReport(5, 1, 0, 12, 11, 0, 2, 840));
    }

    @Override
    public void check() {
        if (down) {
            throw Problem.unavailable("task hub", 5);
        }
    }

    private static JsonNode tree(ExecutionResult result) {
        return Json.toTree(result);
    }
}
