package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** What a running recipe takes of the memory: recipes that have run a step and wait at a gate, with nobody looking on. */
public final class WaitingMemory {

    private static final List<Integer> AT_ONCE = List.of(100, 500, 1_000);
    /** Nobody starts more than the quota allows. */
    private static final int EACH = 100;

    private WaitingMemory() {}

    /** Measures a playground of its own and prints the table. */
    public static void measure(PrintStream out) throws Exception {
        Table table = new Table("recipes that wait at once", Usage.NAMES);
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(), Map.of("DEFAULT_MODE", "expert", "OFFLINE_TOKEN_MILLIS", "0"));
                ProcessGauge gauge = new ProcessGauge(playground, folder.path());
                HttpClient http = HttpClient.newHttpClient()) {
            int waiting = 0;
            for (int wanted : AT_ONCE) {
                for (; waiting < wanted; waiting += EACH) {
                    start(http, playground, waiting);
                }
                table.row(Integer.toString(waiting), gauge.read(true).cells());
            }
        }
        table.print(out);
    }

    private static void start(HttpClient http, RunningPlayground playground, int number) throws Exception {
        Caller caller = new Caller(http, playground.site(), "waits" + number);
        ObjectNode body = Caller.object().put("type", "recipe").put("recipe_yaml", Recipes.GATED);
        try (Watcher watcher = new Watcher(http, caller, delay -> {})) {
            for (int i = 0; i < EACH; i++) {
                String id =
                        caller.post("/api/execute", body).path("execution_id").asText();
                Watcher.await(watcher.run(id).gate());
                watcher.forget(id);
            }
        }
    }
}
