package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a person or a program waits: from a prompt to its first event and word, and from a webhook's call to the end of its last step. */
public final class LiveTimes {

    private static final int USERS = 3;
    private static final int PER_USER = 60;
    private static final String PROMPT = "Summarise: The town counted 120 bicycles near the harbour this spring.";
    private static final String RECIPE = """
        name: three
        description: Three commands.
        version: 1.0.0
        steps:
          - {id: one, type: bash, command: echo one, output: first}
          - {id: two, type: bash, command: "echo {{first}}", output: second}
          - {id: three, type: bash, command: "echo {{second}}", output: third}
        """;

    private LiveTimes() {}

    /** Measures a playground of its own and prints the table. */
    public static void measure(PrintStream out) throws Exception {
        List<Long> queued = new ArrayList<>();
        List<Long> words = new ArrayList<>();
        List<Long> webhooks = new ArrayList<>();
        try (ScratchFolder folder = ScratchFolder.make();
                RunningPlayground playground = RunningPlayground.start(
                        folder.path(), Map.of("DEFAULT_MODE", "expert", "OFFLINE_TOKEN_MILLIS", "0"))) {
            for (int user = 0; user < USERS; user++) {
                Caller caller = new Caller(playground.site(), "user" + user);
                prompts(caller, queued, words);
                webhooks(caller, webhooks);
            }
        }
        Table table = new Table("from", "to", "times", "p50 / p95 / p99 ms");
        row(table, "prompt sent", "first event at the page's socket", queued);
        row(table, "prompt sent", "first words of the answer at the page's socket", words);
        row(table, "webhook called", "answer with the outputs of three commands", webhooks);
        table.print(out);
    }

    /** The first user's executions warm the process up and are not counted. */
    private static void row(Table table, String from, String to, List<Long> nanos) {
        Timings timings = Timings.ofNanos(nanos.subList(PER_USER, nanos.size()));
        table.row(from, to, Integer.toString(timings.count()), timings.toString());
    }

    private static void prompts(Caller caller, List<Long> queued, List<Long> words)
            throws IOException, InterruptedException {
        try (EventStream stream = new EventStream(caller)) {
            for (int i = 0; i < PER_USER; i++) {
                ObjectNode body = Caller.object().put("type", "prompt").put("prompt", PROMPT);
                long begun = System.nanoTime();
                String id =
                        caller.post("/api/execute", body).path("execution_id").asText();
                queued.add(stream.awaitFrame(id, "execution:queued") - begun);
                words.add(stream.awaitFrame(id, "content_block:delta") - begun);
                stream.awaitFrame(id, "execution:complete");
            }
        }
    }

    private static void webhooks(Caller caller, List<Long> times) throws IOException, InterruptedException {
        WebhookCaller webhook = new WebhookCaller(caller, RECIPE);
        for (int i = 0; i < PER_USER; i++) {
            long begun = System.nanoTime();
            if (webhook.call().statusCode() != 200) {
                throw new IOException("the webhook's recipe did not end in time");
            }
            times.add(System.nanoTime() - begun);
        }
    }
}
