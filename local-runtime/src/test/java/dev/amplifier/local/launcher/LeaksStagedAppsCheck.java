package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole system still holds when runs have ended; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaksStagedAppsCheck {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int AT_ONCE = 10;
    private static final int BEFORE = 30;
    private static final int MORE = 60;

    /** What is there on some occasions only, such as a connection of the database's pool that comes and goes. */
    private static final int A_FEW = 6;

    /** What compiled code and caches with bounds may add; a leak of 50 KB a run is more. */
    private static final long BYTES = 50_000L * MORE;

    private static final String RECIPE = """
            name: everything
            description: An agent, a command, and passes that run at once.
            version: 1.0.0
            context: {items: [x, y, z]}
            steps:
              - {id: words, agent: self, prompt: "Say hello to the harbour.", output: words}
              - {id: file, type: bash, command: "echo one > a.txt; cat a.txt", output: file}
              - {id: each, foreach: "{{items}}", parallel: true, collect: all, agent: self, prompt: "Say {{item}}."}
            """;

    @TempDir
    Path folder;

    @Test
    void runs_that_have_ended_leave_no_thread_socket_file_session_or_memory_behind() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "0")).start()) {
            system.signIn("ana");
            runs(system, BEFORE);
            ProcessFigures before = ProcessFigures.of(system.process());
            TreeSet<String> files = temporary();

            runs(system, MORE);

            await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                ProcessFigures after = ProcessFigures.of(system.process());
                assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + A_FEW);
                assertThat(after.files()).as("files and sockets").isLessThanOrEqualTo(before.files() + A_FEW);
                assertThat(after.heapBytes()).as("heap").isLessThan(before.heapBytes() + BYTES);
            });
            assertThat(temporary()).as("temporary files").isEqualTo(files);
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(system.get("/api/health")
                                    .at("/parts/pool/details/in_use")
                                    .asInt(-1))
                            .as("sessions in use")
                            .isZero());
        }
    }

    /** Each is watched by a page that goes away when the run has ended. */
    private static void runs(SystemUnderTest system, int count) throws Exception {
        for (int done = 0; done < count; done += AT_ONCE) {
            List<WatchedStream> streams = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int run = 0; run < AT_ONCE; run++) {
                String id = system.run(RECIPE);
                ids.add(id);
                streams.add(new WatchedStream(id).connect(system));
            }
            for (String id : ids) {
                assertThat(system.ended(id).path("status").asText()).isEqualTo("completed");
            }
            streams.forEach(WatchedStream::close);
        }
    }

    private TreeSet<String> temporary() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("tmp"))) {
            return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
