package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.session.Cancellation;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.orchestrations.activity.CommandRunner.CommandOutcome;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WasmShellTest {

    private static final WasmShell SHELL = new WasmShell(2);
    private static final double PLENTY = 120;

    @AfterAll
    static void stop() {
        SHELL.close();
    }

    @Test
    void text_tools_work_on_the_files_of_the_workspace() {
        CommandOutcome.Exited exited = exited(
                "sort a.txt | head -n 1; printf '{\"n\": 3}' | jq .n; awk 'BEGIN {print 2 + 2}'",
                Map.of("a.txt", "b\na\n"));

        assertThat(exited.exitCode()).isZero();
        assertThat(exited.stdout()).isEqualTo("a\n3\n4\n");
    }

    @Test
    void variables_reach_the_command_as_they_are_and_the_servers_own_do_not() {
        CommandOutcome outcome = SHELL.run(
                new CommandInput(
                        "printf '%s|' \"$WORDS\"; env | grep -c JAVA || true",
                        null, Map.of("WORDS", "a 'b' $(c)"), PLENTY, Map.of()),
                new Cancellation());

        assertThat(((CommandOutcome.Exited) outcome).stdout()).isEqualTo("a 'b' $(c)|0\n");
    }

    @Test
    void an_exit_code_is_handed_on() {
        assertThat(exited("echo oops >&2; exit 3", Map.of())).satisfies(exited -> {
            assertThat(exited.exitCode()).isEqualTo(3);
            assertThat(exited.stderr()).contains("oops");
        });
    }

    @Test
    void a_command_that_is_lacking_is_named_with_what_would_have_it() {
        CommandOutcome.Exited exited = exited("git status", Map.of());

        assertThat(exited.exitCode()).isEqualTo(127);
        assertThat(exited.stderr()).contains("no 'git'").contains("a host with real programs");
    }

    @Test
    void files_of_the_server_cannot_be_seen() {
        assertThat(exited("cat /etc/passwd /proc/self/environ ../../etc/passwd; ls /home /root", Map.of())
                        .stdout())
                .doesNotContain("root:")
                .doesNotContain("JAVA");
    }

    @Test
    void there_is_no_network() {
        assertThat(exited("curl -s http://localhost:1 && echo reached; true", Map.of())
                        .stdout())
                .doesNotContain("reached");
    }

    @Test
    void a_loop_without_end_is_ended() {
        CommandOutcome outcome =
                SHELL.run(new CommandInput("while true; do :; done", null, Map.of(), 2, Map.of()), new Cancellation());

        assertThat(outcome).isInstanceOf(CommandOutcome.Failed.class);
    }

    @Test
    void a_command_that_eats_memory_ends_without_harm_to_the_server() {
        CommandOutcome outcome = SHELL.run(
                new CommandInput(
                        "x=aaaaaaaaaaaaaaaa; for i in $(seq 40); do x=\"$x$x\"; done; echo ${#x}",
                        null,
                        Map.of(),
                        30,
                        Map.of()),
                new Cancellation());

        assertThat(outcome)
                .satisfiesAnyOf(
                        bad -> assertThat(bad).isInstanceOf(CommandOutcome.Failed.class),
                        refused -> assertThat(((CommandOutcome.Exited) refused).exitCode())
                                .isNotZero());
    }

    @Test
    void a_folder_outside_the_workspace_is_refused() {
        CommandOutcome outcome =
                SHELL.run(new CommandInput("pwd", "../..", Map.of(), PLENTY, Map.of()), new Cancellation());

        assertThat(((CommandOutcome.Failed) outcome).failure().message()).contains("leaves the workspace");
    }

    @Test
    void one_command_leaves_nothing_to_the_next() {
        exited("echo secret > left.txt; export LEFT=secret", Map.of());

        assertThat(exited("cat left.txt; echo \"[$LEFT]\"", Map.of()).stdout()).isEqualTo("[]\n");
    }

    private static CommandOutcome.Exited exited(String command, Map<String, String> files) {
        CommandOutcome outcome =
                SHELL.run(new CommandInput(command, null, Map.of(), PLENTY, files), new Cancellation());
        assertThat(outcome).isInstanceOf(CommandOutcome.Exited.class);
        return (CommandOutcome.Exited) outcome;
    }
}
