package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Map;

/** What callers are told when there are three times as many as the playground can take, and how it is afterwards. */
public final class OverloadTimes {

    private static final double OVER = 3;
    private static final double UNDER = 0.5;
    private static final int SECONDS = 60;
    private static final int USUAL_SECONDS = 30;

    private OverloadTimes() {}

    /** Measures a playground of its own and prints the tables. */
    public static void measure(PrintStream out) throws Exception {
        Requests requests = new Requests();
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(), Map.of("DEFAULT_MODE", "expert", "OFFLINE_TOKEN_MILLIS", "0"));
                HttpClient http = HttpClient.newHttpClient();
                Crowd crowd = new Crowd(http, playground.site(), requests, new Losses(), delay -> {});
                Traffic traffic = new Traffic(crowd)) {
            double capacity = Capacity.measure(traffic, out);
            requests.take();
            Table table = new Table(
                    "offered/s",
                    "for s",
                    "done",
                    "errors",
                    "p50 / p95 / p99 ms",
                    "slowest answer ms",
                    "answers",
                    "s until all ended");
            phase(table, traffic, requests, UNDER * capacity, USUAL_SECONDS);
            Tally over = phase(table, traffic, requests, OVER * capacity, SECONDS);
            phase(table, traffic, requests, UNDER * capacity, USUAL_SECONDS);
            table.print(out);
            over.table().print(out);
            over.reasons().forEach(out::println);
        }
    }

    private static Tally phase(Table table, Traffic traffic, Requests requests, double rate, int seconds)
            throws InterruptedException {
        Tally tally = new Tally();
        traffic.offer(rate, seconds, tally);
        long begun = System.nanoTime();
        boolean ended = traffic.drain();
        Requests.Answers answers = requests.take();
        table.row(
                String.format(Locale.ROOT, "%.1f", rate),
                Integer.toString(seconds),
                Integer.toString(tally.count()),
                Integer.toString(tally.errors()),
                String.valueOf(tally.timings()),
                Long.toString(answers.slowestMillis()),
                answers.counts().toString(),
                ended ? String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9) : "more than 180");
        return tally;
    }
}
