package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what was done, by kind: times of what went well, reasons of what did not. Safe for use by several threads. */
final class Tally {

    private static final int MOST_REASONS = 200;
    private static final int MOST_CHARACTERS = 240;

    private final Map<String, List<Long>> nanos = new TreeMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final Map<String, Integer> reasons = new LinkedHashMap<>();

    private final @Nullable Tally total;

    Tally() {
        this(null);
    }

    /** One for a part of what another counts. */
    Tally(@Nullable Tally total) {
        this.total = total;
    }

    /** Something that can go wrong. */
    interface Act {
        void run() throws Exception;
    }

    /** Does it and notes how long it took or why it failed; throws nothing. */
    void time(String kind, Act act) {
        long begun = System.nanoTime();
        try {
            act.run();
            add(kind, System.nanoTime() - begun);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            fail(kind, e.toString());
        }
    }

    /** One more that went well. */
    void add(String kind, long took) {
        if (total != null) {
            total.add(kind, took);
        }
        note(kind, took);
    }

    /** One more that did not. */
    void fail(String kind, String reason) {
        if (total != null) {
            total.fail(kind, reason);
        }
        note(kind, reason);
    }

    private synchronized void note(String kind, long took) {
        nanos.computeIfAbsent(kind, name -> new ArrayList<>()).add(took);
    }

    private synchronized void note(String kind, String reason) {
        errors.merge(kind, 1, Integer::sum);
        String line = kind + ": "
                + reason.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\\s+", " ");
        line = line.substring(0, Math.min(line.length(), MOST_CHARACTERS));
        if (reasons.size() < MOST_REASONS || reasons.containsKey(line)) {
            reasons.merge(line, 1, Integer::sum);
        }
    }

    /** How many went well. */
    synchronized int count() {
        return nanos.values().stream().mapToInt(List::size).sum();
    }

    /** How many did not. */
    synchronized int errors() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The times of all kinds together; null if there are none. */
    synchronized @Nullable Timings timings() {
        List<Long> all = nanos.values().stream().flatMap(List::stream).toList();
        return all.isEmpty() ? null : Timings.ofNanos(all);
    }

    /** A row for each kind, and a list of the reasons below. */
    synchronized Table table() {
        Table table = new Table("kind", "done", "errors", "p50 / p95 / p99 ms", "slowest ms");
        Map<String, List<Long>> kinds = new TreeMap<>(nanos);
        errors.keySet().forEach(kind -> kinds.putIfAbsent(kind, List.of()));
        kinds.forEach((kind, times) -> {
            boolean none = times.isEmpty();
            Timings timings = none ? null : Timings.ofNanos(times);
            table.row(
                    kind,
                    Integer.toString(times.size()),
                    Integer.toString(errors.getOrDefault(kind, 0)),
                    timings == null ? "" : timings.toString(),
                    timings == null ? "" : String.format(Locale.ROOT, "%.0f", timings.millis(100)));
        });
        return table;
    }

    /** Why what failed did, with how often. */
    synchronized List<String> reasons() {
        return reasons.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }
}
