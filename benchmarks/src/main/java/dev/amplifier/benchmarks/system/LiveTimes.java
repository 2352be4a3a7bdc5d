package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    private static void webhooks(Caller caller, List<Long> times)
            throws IOException, InterruptedException, GeneralSecurityException {
        JsonNode minted = caller.post("/api/webhooks", Caller.object().put("recipe_yaml", RECIPE));
        String url = minted.path("url").asText();
        String path = url.substring(url.indexOf("/api/")) + "?wait=60";
        byte[] secret =
                Base64.getDecoder().decode(minted.path("secret").asText().substring("whsec_".length()));
        for (int i = 0; i < PER_USER; i++) {
            String id = UUID.randomUUID().toString();
            String time = Long.toString(Instant.now().getEpochSecond());
            Map<String, String> headers = Map.of(
                    "webhook-id", id, "webhook-timestamp", time, "webhook-signature", sign(secret, id, time, "{}"));
            long begun = System.nanoTime();
            if (caller.send(path, "{}", headers).statusCode() != 200) {
                throw new IOException("the webhook's recipe did not end in time");
            }
            times.add(System.nanoTime() - begun);
        }
    }

    private static String sign(byte[] secret, String id, String time, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] proof = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(proof);
    }
}
