package dev.amplifier.benchmarks.system;

import java.util.List;
import java.util.Locale;

/**
 * What the playground's Java process takes.
 *
 * @param residentMebibytes memory of the process
 * @param allMebibytes memory of it and PostgreSQL
 * @param heapMebibytes heap in use
 * @param threads platform threads
 * @param files open files and sockets
 * @param dataMebibytes tables and indices on disk
 */
record Usage(
        double residentMebibytes,
        double allMebibytes,
        double heapMebibytes,
        double threads,
        double files,
        double dataMebibytes) {

    /** Names of the figures, in order. */
    static final List<String> NAMES =
            List.of("RSS MiB", "RSS with PostgreSQL MiB", "heap MiB", "threads", "files", "database MiB");

    /** The figures, in the order of the names. */
    List<Double> figures() {
        return List.of(residentMebibytes, allMebibytes, heapMebibytes, threads, files, dataMebibytes);
    }

    /** The figures as text. */
    List<String> cells() {
        return figures().stream()
                .map(figure -> String.format(Locale.ROOT, "%.0f", figure))
                .toList();
    }
}
