package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Five hundred people, each with the page open twice, who start a recipe of ten steps at the same moment. */
public final class LoadTimes {

    private static final int PEOPLE = 500;
    private static final int CONNECTIONS = 2;
    private static final int STEPS = 10;
    private static final int SIGN_INS_AT_ONCE = 8;
    private static final int SAMPLE_SECONDS = 1;

    private final Tally tally = new Tally();
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private final Losses losses = new Losses();

    private LoadTimes() {}

    private record Person(Caller caller, List<Watcher> watchers) {}

    /** Measures a playground of its own and prints the tables. */
    public static void measure(PrintStream out) throws Exception {
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(), Map.of("DEFAULT_MODE", "expert", "OFFLINE_TOKEN_MILLIS", "0"));
                ProcessGauge gauge = new ProcessGauge(playground, folder.path());
                HttpClient http = HttpClient.newHttpClient()) {
            new LoadTimes().measure(out, playground, gauge, http);
        }
    }

    private void measure(PrintStream out, RunningPlayground playground, ProcessGauge gauge, HttpClient http)
            throws Exception {
        Usage idle = gauge.read(true);
        List<Person> people = people(playground, http);
        Usage watching = gauge.read(true);
        long begun = System.nanoTime();
        List<Usage> during = run(people, gauge);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Usage after = gauge.read(true);
        people.forEach(person -> person.watchers().forEach(Watcher::close));
        tally.table().print(out);
        Table figures = new Table("what", "figure");
        figures.row("recipes of " + STEPS + " steps started at once", Integer.toString(PEOPLE));
        figures.row("open stream connections", Integer.toString(PEOPLE * CONNECTIONS));
        figures.row("seconds until the last ended", String.format(Locale.ROOT, "%.1f", seconds));
        figures.row("steps/s", String.format(Locale.ROOT, "%.0f", PEOPLE * STEPS / seconds));
        figures.row("events received", Long.toString(losses.received()));
        figures.row("events lost", Long.toString(losses.lost()));
        figures.row("events doubled", Long.toString(losses.doubled()));
        figures.row("events that came after a later one", Long.toString(losses.late()));
        figures.row("event published to received, p50 / p95 / p99 ms", delays());
        figures.row("errors", Integer.toString(tally.errors()));
        figures.print(out);
        Table memory = new Table("when", Usage.NAMES);
        memory.row("idle", idle.cells());
        memory.row("connections open", watching.cells());
        memory.row("peak, garbage included", Peak.of(during).cells());
        memory.row("after the last ended", after.cells());
        memory.print(out);
        tally.reasons().forEach(out::println);
        losses.examples().forEach(out::println);
    }

    private String delays() {
        return delays.isEmpty()
                ? "none came"
                : Timings.ofNanos(delays.stream()
                                .map(TimeUnit.MILLISECONDS::toNanos)
                                .toList())
                        .toString();
    }

    private List<Person> people(RunningPlayground playground, HttpClient http) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE)) {
            List<Future<Person>> coming = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                String login = "person" + i;
                coming.add(executor.submit(() -> {
                    Caller caller = new Caller(http, playground.site(), login);
                    List<Watcher> watchers = new ArrayList<>();
                    for (int connection = 0; connection < CONNECTIONS; connection++) {
                        watchers.add(new Watcher(http, caller, delays::add));
                    }
                    return new Person(caller, watchers);
                }));
            }
            List<Person> people = new ArrayList<>();
            for (Future<Person> person : coming) {
                people.add(person.get());
            }
            return people;
        }
    }

    private List<Usage> run(List<Person> people, ProcessGauge gauge) throws IOException, InterruptedException {
        List<Usage> usages = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(people.size());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Person person : people) {
                executor.execute(() -> {
                    tally.time("recipe, start to its last event at both connections", () -> recipe(person));
                    left.countDown();
                });
            }
            do {
                usages.add(gauge.read(false));
            } while (!left.await(SAMPLE_SECONDS, TimeUnit.SECONDS));
        }
        return usages;
    }

    private void recipe(Person person) throws IOException, InterruptedException {
        ObjectNode body = Caller.object().put("type", "recipe").put("recipe_yaml", Recipes.ofSteps(STEPS));
        long begun = System.nanoTime();
        String id =
                person.caller().post("/api/execute", body).path("execution_id").asText();
        tally.add("start accepted", System.nanoTime() - begun);
        for (Watcher watcher : person.watchers()) {
            String end = Watcher.await(watcher.run(id).end());
            if (!end.equals("execution:complete")) {
                throw new IOException("the recipe ended with " + end);
            }
        }
        JsonNode kept =
                Caller.read(person.caller().get("/api/executions/" + id)).path("events");
        for (Watcher watcher : person.watchers()) {
            losses.add(watcher.run(id), kept);
        }
    }
}
