package dev.amplifier.platform.relay;

import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A relay within one process, which remembers what went through it. For tests and tools. */
public final class InMemoryEventRelay implements EventRelay {

    private final Map<String, List<EventEnvelope>> published = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> watchers = new ConcurrentHashMap<>();
    private final List<ControlRequest> instructions = new CopyOnWriteArrayList<>();
    private final List<Consumer<ControlRequest>> hosts = new CopyOnWriteArrayList<>();

    @Override
    public void publish(String executionId, List<EventEnvelope> events) {
        published
                .computeIfAbsent(executionId, id -> new CopyOnWriteArrayList<>())
                .addAll(events);
    }

    @Override
    public void joinUser(String userId, String executionId) {
        watchers.computeIfAbsent(executionId, id -> ConcurrentHashMap.newKeySet())
                .add(userId);
    }

    @Override
    public void sendToHosts(ControlRequest request) {
        instructions.add(request);
        hosts.forEach(host -> host.accept(request));
    }

    @Override
    public URI clientUrl(String userId, Collection<String> executions) {
        executions.forEach(id -> joinUser(userId, id));
        return URI.create("ws://localhost/client/hubs/playground?user=" + userId);
    }

    @Override
    public boolean hostsListening() {
        return !hosts.isEmpty();
    }

    @Override
    public void close() {}

    /** Lets a host hear instructions from now on. */
    public void onInstruction(Consumer<ControlRequest> host) {
        hosts.add(host);
    }

    /** The events published for an execution so far, in order. */
    public List<EventEnvelope> published(String executionId) {
        return List.copyOf(published.getOrDefault(executionId, List.of()));
    }

    /** The users that watch an execution. */
    public Set<String> watchers(String executionId) {
        return Set.copyOf(watchers.getOrDefault(executionId, Set.of()));
    }

    /** The instructions sent to hosts so far, in order. */
    public List<ControlRequest> instructions() {
        return List.copyOf(instructions);
    }
}
