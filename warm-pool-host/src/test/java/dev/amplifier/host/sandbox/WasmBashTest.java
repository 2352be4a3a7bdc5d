package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.sandbox.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WasmBashTest extends SandboxContract {

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = WasmSandbox.bash(1);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    Deeds deeds() {
        return new BashDeeds(
                "no 'frobnicate'. A sandbox with real programs has it where it is installed: SANDBOX=bubblewrap");
    }

    @Test
    void text_tools_work_on_the_files_of_the_workspace() {
        assertThat(exited(
                                "sort a.txt | head -n 1; printf '{\"n\": 3}' | jq .n; awk 'BEGIN {print 2 + 2}'",
                                Map.of("a.txt", "b\na\n"))
                        .stdout())
                .isEqualTo("a\n3\n4\n");
    }

    @Test
    void names_of_real_systems_lead_nowhere() {
        assertThat(exited("cat /etc/passwd /proc/self/environ ../../etc/passwd; ls /home /root")
                        .stdout())
                .doesNotContain("root:")
                .doesNotContain("JAVA");
    }

    @Test
    void commands_that_start_from_one_image_throw_their_own_dice() {
        String dice = "echo $RANDOM $RANDOM $RANDOM";

        assertThat(exited(dice).stdout()).isNotEqualTo(exited(dice).stdout());
    }
}
