package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Every endpoint that reads, under 64 callers that ask again as soon as they are answered. */
public final class ReadTimes {

    private static final int CALLERS = 64;
    private static final int REQUESTS = 4_000;
    private static final List<String> PATHS = List.of(
            "/api/health",
            "/api/gallery",
            "/api/gallery?q=meeting",
            "/api/gallery?type=recipe&sort=name&limit=100",
            "/api/gallery/recipes",
            "/api/gallery/improve-text",
            "/api/gallery/playground",
            "/api/gallery/five-whys",
            "/api/models",
            "/api/schemas/recipe",
            "/api/openapi.json",
            "/api/auth/me",
            "/");

    private ReadTimes() {}

    /** Measures a playground of its own and prints the table. */
    public static void measure(PrintStream out) throws Exception {
        Table table = new Table("GET", "requests/s", "p50 / p95 / p99 ms");
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(folder.path(), Map.of())) {
            Caller caller = new Caller(playground.site(), "reader");
            for (String path : PATHS) {
                load(caller, path, REQUESTS / 4);
            }
            for (String path : PATHS) {
                long begun = System.nanoTime();
                Timings timings = load(caller, path, REQUESTS);
                double seconds = (System.nanoTime() - begun) / 1e9;
                table.row(path, String.format(Locale.ROOT, "%.0f", REQUESTS / seconds), timings.toString());
            }
        }
        table.print(out);
    }

    private static Timings load(Caller caller, String path, int requests) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(callers.submit(() -> {
                    long begun = System.nanoTime();
                    caller.get(path);
                    return System.nanoTime() - begun;
                }));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> answer : answers) {
                nanos.add(answer.get());
            }
            return Timings.ofNanos(nanos);
        }
    }
}
