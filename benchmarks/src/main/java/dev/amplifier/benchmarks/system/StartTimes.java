package dev.amplifier.benchmarks.system;

import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Time and memory of a start, cold (an empty data folder) and warm. */
public final class StartTimes {

    private static final int COLD_STARTS = 3;
    private static final int WARM_STARTS = 3;
    private static final int IDLE_SECONDS = 10;

    private StartTimes() {}

    /** Measures and prints the table. */
    public static void measure(PrintStream out) throws Exception {
        Table table = new Table("start", "seconds to ready", "MiB of the process, idle", "MiB with PostgreSQL");
        try (ScratchFolder folder = ScratchFolder.make()) {
            // What is made once after a build is made here.
            RunningPlayground.start(folder.path(), Map.of()).close();
        }
        for (int i = 0; i < COLD_STARTS; i++) {
            try (ScratchFolder folder = ScratchFolder.make()) {
                start(table, "cold", folder);
                if (i == COLD_STARTS - 1) {
                    for (int j = 0; j < WARM_STARTS; j++) {
                        start(table, "warm", folder);
                    }
                }
            }
        }
        table.print(out);
    }

    private static void start(Table table, String kind, ScratchFolder folder) throws Exception {
        try (RunningPlayground playground = RunningPlayground.start(folder.path(), Map.of())) {
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            List<Long> memory = playground.residentMebibytes();
            table.row(
                    kind,
                    "%.2f".formatted(playground.untilReady().toMillis() / 1000.0),
                    memory.getFirst().toString(),
                    memory.getLast().toString());
        }
    }
}
