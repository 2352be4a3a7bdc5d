package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.PrintStream;
import java.util.Locale;

/** Finds the rate of mixed traffic that a playground keeps up with: it rises until what is begun is no longer finished as fast. */
final class Capacity {

    private static final double FIRST = 8;
    private static final double FACTOR = 1.3;
    private static final int LEVELS = 20;
    private static final int SECONDS = 15;
    private static final int WARM_UP_SECONDS = 30;
    private static final double MOST_P95_MILLIS = 2_000;
    private static final double LEFT_SECONDS = 1;

    private Capacity() {}

    /** The highest rate a second that was kept up with: no error, 95 of 100 within two seconds, at most a second's worth left at the end. */
    static double measure(Traffic traffic, PrintStream out) throws InterruptedException {
        traffic.offer(FIRST, WARM_UP_SECONDS, new Tally());
        traffic.drain();
        Table table = new Table("offered/s", "done", "errors", "left at the end", "p50 / p95 / p99 ms");
        double kept = FIRST;
        double rate = FIRST;
        for (int level = 0; level < LEVELS; level++) {
            Tally tally = new Tally();
            traffic.offer(rate, SECONDS, tally);
            int left = traffic.unfinished();
            traffic.drain();
            Timings timings = tally.timings();
            table.row(
                    String.format(Locale.ROOT, "%.1f", rate),
                    Integer.toString(tally.count()),
                    Integer.toString(tally.errors()),
                    Integer.toString(left),
                    timings == null ? "" : timings.toString());
            if (timings == null
                    || tally.errors() > 0
                    || timings.millis(95) > MOST_P95_MILLIS
                    || left > Math.max(8, rate * LEFT_SECONDS)) {
                tally.reasons().forEach(out::println);
                break;
            }
            kept = rate;
            rate *= FACTOR;
        }
        table.print(out);
        out.printf(Locale.ROOT, "capacity: %.1f/s of mixed traffic%n%n", kept);
        return kept;
    }
}
