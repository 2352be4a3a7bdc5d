package dev.amplifier.local.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures the hub by hand: time of ten activities one after another, and throughput of a thousand such orchestrations at once. */
final class HubMeasurement {

    private HubMeasurement() {}

    public static void main(String[] args) throws Exception {
        try (HubFixture fixture = new HubFixture()) {
            fixture.executor.activity("Nothing", input -> input);
            fixture.executor.orchestrator("Ten", ctx -> {
                for (int i = 0; i < 10; i++) {
                    ctx.callActivity("Nothing", i, Integer.class).await();
                }
                ctx.complete("done");
            });
            fixture.start();
            run(fixture, 300);
            long[] nanos = run(fixture, 300);
            Arrays.sort(nanos);
            System.out.printf(
                    "ten steps: median %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                    nanos[150] / 1e6, nanos[285] / 1e6, nanos[297] / 1e6);
            long begun = System.nanoTime();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                ids.add(fixture.client().scheduleNewOrchestrationInstance("Ten"));
            }
            for (String id : ids) {
                fixture.client().waitForInstanceCompletion(id, Duration.ofMinutes(2), false);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("1000 at once: %.0f orchestrations/s, %.0f steps/s%n", 1000 / seconds, 10_000 / seconds);
        }
        System.exit(0);
    }

    private static long[] run(HubFixture fixture, int times) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            String id = fixture.client().scheduleNewOrchestrationInstance("Ten");
            fixture.client().waitForInstanceCompletion(id, Duration.ofMinutes(1), false);
            nanos[i] = System.nanoTime() - begun;
        }
        return nanos;
    }
}
