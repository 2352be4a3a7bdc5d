package dev.amplifier.local.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for an instance to start or to end. */
final class Waiters {

    private final ConcurrentHashMap<String, List<Waiter>> waiting = new ConcurrentHashMap<>();

    private record Waiter(boolean forEnd, CompletableFuture<Void> future) {}

    /** A future that completes when the instance next runs a turn, or when it ends. Cancel it to stop waiting. */
    CompletableFuture<Void> register(String instanceId, boolean forEnd) {
        Waiter waiter = new Waiter(forEnd, new CompletableFuture<>());
        waiting.compute(instanceId, (id, all) -> {
            List<Waiter> list = all == null ? new ArrayList<>() : all;
            list.add(waiter);
            return list;
        });
        var unused = waiter.future.whenComplete((done, failure) -> waiting.computeIfPresent(instanceId, (id, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        }));
        return waiter.future;
    }

    /** Tells those who wait that the instance has run a turn. */
    void tell(String instanceId, boolean ended) {
        List<Waiter> served = new ArrayList<>();
        waiting.computeIfPresent(instanceId, (id, all) -> {
            for (Waiter waiter : all) {
                if (ended || !waiter.forEnd) {
                    served.add(waiter);
                }
            }
            return all;
        });
        served.forEach(waiter -> waiter.future.complete(null));
    }
}
