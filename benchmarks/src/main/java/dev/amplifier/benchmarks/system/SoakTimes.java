package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Mixed traffic at seven tenths of what the playground can take, for as long as is wished. */
public final class SoakTimes {

    private static final double SHARE = 0.7;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MOST_DELAY_MILLIS = 60_000;

    private final Losses losses = new Losses();
    private final AtomicLongArray delays = new AtomicLongArray(MOST_DELAY_MILLIS + 1);
    private final Tally all = new Tally();
    private final Requests requests = new Requests();
    private final List<Usage> usages = new ArrayList<>();

    private SoakTimes() {}

    /**
     * Measures a playground of its own and prints the tables. A row a minute is kept in a file that it names.
     *
     * @param minutes at least 1, without the time to find the capacity
     */
    public static void measure(PrintStream out, int minutes) throws Exception {
        Path file = Files.createTempDirectory("soak").resolve("minutes.csv");
        out.println("a row a minute is kept in " + file);
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(), Map.of("DEFAULT_MODE", "expert", "OFFLINE_TOKEN_MILLIS", "0"));
                ProcessGauge gauge = new ProcessGauge(playground, folder.path());
                HttpClient http = HttpClient.newHttpClient()) {
            new SoakTimes().measure(out, playground, gauge, http, minutes, file);
        }
    }

    private void measure(
            PrintStream out, RunningPlayground playground, ProcessGauge gauge, HttpClient http, int minutes, Path file)
            throws Exception {
        double rate;
        try (Crowd crowd = new Crowd(http, playground.site(), requests, new Losses(), delay -> {});
                Traffic traffic = new Traffic(crowd)) {
            rate = SHARE * Capacity.measure(traffic, out);
        }
        requests.take();
        write(file, "minute,begun a second,done,errors,p50 ms,p95 ms,p99 ms," + String.join(",", Usage.NAMES));
        try (Crowd crowd = new Crowd(http, playground.site(), requests, losses, this::delay);
                Traffic traffic = new Traffic(crowd)) {
            for (int minute = 1; minute <= minutes; minute++) {
                minute(traffic, rate, minute, gauge, file, out);
            }
            out.println(traffic.drain() ? "all that was begun has ended" : traffic.unfinished() + " did not end");
        }
        out.println();
        report(out, rate, minutes);
    }

    private void minute(Traffic traffic, double rate, int minute, ProcessGauge gauge, Path file, PrintStream out) {
        Tally tally = new Tally(all);
        traffic.offer(rate, SECONDS_A_MINUTE, tally);
        try {
            Usage usage = gauge.read(true);
            usages.add(usage);
            Timings timings = tally.timings();
            String row = String.format(
                    Locale.ROOT,
                    "%d,%.1f,%d,%d,%s,%s",
                    minute,
                    rate,
                    tally.count(),
                    tally.errors(),
                    timings == null ? ",," : timings.toString().replace(" / ", ","),
                    String.join(",", usage.cells()));
            write(file, row);
            out.println(row);
        } catch (IOException | RuntimeException e) {
            all.fail("a look at the process", e.toString());
        }
    }

    private void report(PrintStream out, double rate, int minutes) {
        all.table().print(out);
        Table figures = new Table("what", "figure");
        figures.row("minutes", Integer.toString(minutes));
        figures.row("deeds begun a second, 70 % of capacity", String.format(Locale.ROOT, "%.1f", rate));
        figures.row("errors", Integer.toString(all.errors()));
        figures.row("events received", Long.toString(losses.received()));
        figures.row("events lost", Long.toString(losses.lost()));
        figures.row("events doubled", Long.toString(losses.doubled()));
        figures.row("events that came after a later one", Long.toString(losses.late()));
        figures.row("connections that broke though nobody cut them", Long.toString(losses.broken()));
        figures.row(
                "event published to received, p50 / p95 / p99 ms", delay(50) + " / " + delay(95) + " / " + delay(99));
        figures.row("answers", requests.take().counts().toString());
        for (int i = 0; i < Usage.NAMES.size(); i++) {
            int figure = i;
            figures.row(
                    Usage.NAMES.get(i),
                    Flatness.of(usages.stream()
                                    .map(usage -> usage.figures().get(figure))
                                    .toList())
                            .toString());
        }
        figures.print(out);
        all.reasons().forEach(out::println);
        losses.examples().forEach(out::println);
    }

    private void delay(long millis) {
        delays.incrementAndGet((int) Math.clamp(millis, 0, MOST_DELAY_MILLIS));
    }

    /** The delay that {@code percent} of all events do not exceed. */
    private int delay(int percent) {
        long count = 0;
        for (int i = 0; i <= MOST_DELAY_MILLIS; i++) {
            count += delays.get(i);
        }
        long left = (long) Math.ceil(count * percent / 100.0);
        for (int i = 0; i <= MOST_DELAY_MILLIS; i++) {
            left -= delays.get(i);
            if (left <= 0) {
                return i;
            }
        }
        return MOST_DELAY_MILLIS;
    }

    private static void write(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
