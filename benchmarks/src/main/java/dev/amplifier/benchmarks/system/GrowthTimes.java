package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What becomes slower with the number of executions that the store keeps, and with the length of a recipe. */
public final class GrowthTimes {

    private static final List<Integer> KEPT = List.of(10, 1_000, 10_000);
    private static final List<Integer> LENGTHS = List.of(1, 10, 50, 100);
    private static final int FILLERS = 16;
    private static final int EACH = 180;
    private static final int RUNS = 30;
    private static final int READS = 300;

    private GrowthTimes() {}

    /** Measures a playground of its own and prints the tables. */
    public static void measure(PrintStream out) throws Exception {
        Table kept = new Table(
                "executions kept",
                "recipe of 10 steps, ms",
                "GET of the oldest, ms",
                "GET of the newest, ms",
                "GET /api/health, ms",
                "heap MiB",
                "RSS MiB",
                "database MiB");
        Table lengths = new Table("steps of the recipe", "start to last event, ms", "ms a step", "GET of it, ms");
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(),
                        Map.of("DEFAULT_MODE", "expert", "ACCESS_TOKEN_SECONDS", "3600", "OFFLINE_TOKEN_MILLIS", "0"));
                ProcessGauge gauge = new ProcessGauge(playground, folder.path());
                HttpClient http = HttpClient.newHttpClient()) {
            Caller first = new Caller(http, playground.site(), "first");
            String oldest;
            try (Watcher watcher = new Watcher(http, first, delay -> {})) {
                oldest = run(first, watcher, 10);
                runs(first, watcher, 10, RUNS);
            }
            int stored = RUNS + 1;
            for (int target : KEPT) {
                stored += fill(http, playground.site(), target - stored);
                Caller caller = new Caller(http, playground.site(), "at" + target);
                try (Watcher watcher = new Watcher(http, caller, delay -> {})) {
                    Timings runs = runs(caller, watcher, 10, RUNS);
                    String newest = run(caller, watcher, 10);
                    stored += RUNS + 1;
                    Timings old = reads(first, "/api/executions/" + oldest);
                    Timings recent = reads(caller, "/api/executions/" + newest);
                    Timings health = reads(caller, "/api/health");
                    Usage usage = gauge.read(true);
                    kept.row(
                            Integer.toString(stored),
                            List.of(
                                    runs.toString(),
                                    old.toString(),
                                    recent.toString(),
                                    health.toString(),
                                    number(usage.heapMebibytes()),
                                    number(usage.residentMebibytes()),
                                    number(usage.dataMebibytes())));
                }
            }
            Caller caller = new Caller(http, playground.site(), "lengths");
            try (Watcher watcher = new Watcher(http, caller, delay -> {})) {
                for (int steps : LENGTHS) {
                    Timings runs = runs(caller, watcher, steps, RUNS);
                    Timings reads = reads(caller, "/api/executions/" + run(caller, watcher, steps));
                    lengths.row(
                            Integer.toString(steps),
                            List.of(
                                    runs.toString(),
                                    String.format(Locale.ROOT, "%.1f", runs.millis(50) / steps),
                                    reads.toString()));
                }
            }
        }
        kept.print(out);
        lengths.print(out);
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }

    /** Starts and ends further executions; nobody starts more than the quota allows. */
    private static int fill(HttpClient http, URI site, int wanted) throws Exception {
        int done = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(FILLERS)) {
            List<Future<Integer>> fillers = new ArrayList<>();
            for (int left = wanted; left > 0; left -= EACH) {
                String login = "filler" + wanted + "-" + left;
                int share = Math.min(left, EACH);
                fillers.add(executor.submit(() -> {
                    Caller caller = new Caller(http, site, login);
                    try (Watcher watcher = new Watcher(http, caller, delay -> {})) {
                        for (int i = 0; i < share; i++) {
                            run(caller, watcher, 1);
                        }
                    }
                    return share;
                }));
            }
            for (Future<Integer> filler : fillers) {
                done += filler.get();
            }
        }
        return done;
    }

    private static Timings runs(Caller caller, Watcher watcher, int steps, int times)
            throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            run(caller, watcher, steps);
            nanos.add(System.nanoTime() - begun);
        }
        return Timings.ofNanos(nanos);
    }

    private static String run(Caller caller, Watcher watcher, int steps) throws IOException, InterruptedException {
        ObjectNode body = Caller.object().put("type", "recipe").put("recipe_yaml", Recipes.ofSteps(steps));
        String id = caller.post("/api/execute", body).path("execution_id").asText();
        String end = Watcher.await(watcher.run(id).end());
        watcher.forget(id);
        if (!end.equals("execution:complete")) {
            throw new IOException("the recipe ended with " + end);
        }
        return id;
    }

    private static Timings reads(Caller caller, String path) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long begun = System.nanoTime();
            caller.get(path);
            nanos.add(System.nanoTime() - begun);
        }
        return Timings.ofNanos(nanos);
    }
}
