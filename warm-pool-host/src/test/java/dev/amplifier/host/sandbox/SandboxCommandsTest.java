package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.orchestrations.activity.CommandRunner.CommandOutcome;
import dev.amplifier.platform.contract.ActivityResult.Failure;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxCommandsTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = WasmSandbox.bash(1);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void a_command_runs_in_its_folder_with_its_variables_and_files() {
        CommandOutcome outcome = run("cat a.txt; echo $NAME; exit 4", "notes/", 60);

        assertThat(outcome).isEqualTo(new CommandOutcome.Exited(4, "text\nAda\n", ""));
    }

    @Test
    void a_folder_outside_the_workspace_is_refused() {
        assertThat(failure(run("pwd", "../..", 60)).message()).contains("leaves the workspace");
    }

    @Test
    void a_command_whose_time_is_over_may_be_tried_again() {
        assertThat(failure(run("while true; do :; done", null, 1))).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("timeout");
            assertThat(failure.retryable()).isTrue();
        });
    }

    private static CommandOutcome run(String command, String folder, double seconds) {
        return new SandboxCommands(sandbox)
                .run(
                        new CommandInput(
                                command, folder, Map.of("NAME", "Ada"), seconds, Map.of("notes/a.txt", "text\n")),
                        new Cancellation());
    }

    private static Failure failure(CommandOutcome outcome) {
        assertThat(outcome).isInstanceOf(CommandOutcome.Failed.class);
        return ((CommandOutcome.Failed) outcome).failure();
    }
}
