package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded faults on the whole system; needs the function apps to be packaged. The system properties {@code faults.first} and {@code
 * faults.count} choose other seeds than the few of an ordinary build.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsStagedAppsCheck {

    @TempDir
    static Path folder;

    private static FaultyModel model;
    private static SystemUnderTest system;

    @BeforeAll
    static void start() throws Exception {
        model = new FaultyModel();
        system = new SystemUnderTest(
                        folder,
                        Map.of(
                                "MODEL_SERVER_URL", model.url(),
                                "MODEL_SERVER_MODELS", "faulty",
                                "DEFAULT_MODE", "expert"))
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
        model.close();
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(folder.toString()));
    }

    static LongStream seeds() {
        long first = Long.getLong("faults.first", 1);
        return LongStream.range(first, first + Long.getLong("faults.count", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_fails_no_finished_step_runs_again_and_no_event_is_lost_or_shown_twice(long seed) throws Exception {
        new FaultRun(system, model, FaultPlan.of(seed)).carryOut();
    }
}
