package dev.amplifier.local.upgrade;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.local.launcher.SlowRecipe;
import dev.amplifier.local.launcher.SystemUnderTest;
import dev.amplifier.local.launcher.WatchedStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Makes the recording of an earlier version; {@code scripts/record-histories} calls it. */
final class Record {

    private static final String GATED = """
            name: gated
            description: Waits for a person between two stages.
            version: 1.0.0
            stages:
              - name: draft
                steps:
                  - {id: draft, agent: self, prompt: 'Summarise: The town counted 120 bicycles near the harbour.', output: draft}
              - name: print
                approval: {required: true, when: before_stage, prompt: 'Print it?', timeout: 0, default: deny}
                steps:
                  - {id: print, type: bash, command: 'echo printed', output: printed}
            """;

    private Record() {}

    /**
     * Starts the packaged version of one folder, begins two recipes and kills it in the middle of them.
     *
     * @param arguments folder of the other version; its name; file to write
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("recording");
        ObjectNode recording = new ObjectMapper().createObjectNode().put("version", arguments[1]);
        SystemUnderTest system =
                new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "40"), Path.of(arguments[0])).start();
        try {
            system.signIn("ana");
            String gated = system.run(GATED);
            system.until(gated, "waiting_approval");
            String running = system.run(SlowRecipe.ofSteps(3));
            try (WatchedStream stream = new WatchedStream(running).connect(system)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> stream.look().count("content_block:delta", "step-2") > 3);
                system.kill();
                recording
                        .put("at", Instant.now().toString())
                        .put("gated", gated)
                        .put("running", running);
                recording.put("finished", String.join(",", stream.look().runsOf("step-1")));
            }
        } finally {
            system.kill();
        }
        recording.set("tables", Recording.of(folder.resolve("data/postgres")));
        Files.writeString(Path.of(arguments[2]), recording.toPrettyString() + "\n");
    }
}
