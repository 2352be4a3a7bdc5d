package dev.amplifier.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
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
 * faults.count} choose other seeds than the few of an ordinary build, and {@code faults.kinds} other kinds.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsStagedAppsCheck {

    private static final Set<Fault> KINDS = Fault.chosen();

    @TempDir
    static Path folder;

    private static Damage damage;

    @BeforeAll
    static void start() throws Exception {
        damage = new Damage(folder, KINDS);
    }

    @AfterAll
    static void stop() throws Exception {
        damage.close();
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
        FaultPlan plan = FaultPlan.of(seed, KINDS);
        try {
            new FaultRun(damage, plan).carryOut();
        } catch (AssertionError | Exception broken) {
            damage.startAfresh();
            throw new AssertionError(
                    "to see it again: benchmarks/run faults " + seed + " 1 " + Fault.names(KINDS) + "\n" + plan,
                    broken);
        }
    }
}
