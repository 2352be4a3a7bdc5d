package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Exited;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WasmJavaScriptTest extends SandboxContract {

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = WasmSandbox.javaScript(1);
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
        return new JavaScriptDeeds();
    }

    @Test
    void an_error_that_nobody_catches_ends_the_program_with_1_and_is_told() {
        Exited exited = exited("null.name");

        assertThat(exited.exitCode()).isEqualTo(1);
        assertThat(exited.stderr()).contains("TypeError");
    }

    @Test
    void what_is_written_is_cut_at_a_bound() {
        assertThat(exited("for (let i = 0; i < 1300; i++) console.log('0'.repeat(1024))")
                        .stdout())
                .hasSizeBetween(Output.MOST, Output.MOST + 100)
                .endsWith(Output.CUT);
    }

    @Test
    void bad_syntax_is_told() {
        assertThat(exited("const = 3").stderr()).contains("SyntaxError");
    }

    @Test
    void a_program_that_waits_for_time_to_pass_is_told_that_none_does() {
        SandboxOutcome outcome = sandbox.run(
                task("await new Promise(done => setTimeout(done, 10))", Duration.ofSeconds(20), Map.of()),
                new Cancellation());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfinished.class,
                        unfinished -> assertThat(unfinished.message()).contains("waits for time to pass"));
    }

    @Test
    void a_program_cannot_speak_to_the_host_in_the_scripts_name() {
        assertThat(exited("console.log(typeof host, typeof globalThis.host, typeof run, typeof globalThis.run)")
                        .stdout())
                .isEqualTo("undefined undefined undefined undefined\n");
    }

    @Test
    void recursion_without_end_is_ended() {
        SandboxOutcome outcome = sandbox.run(
                task("(function again() { again() })()", Duration.ofSeconds(20), Map.of()), new Cancellation());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfinished.class,
                        unfinished -> assertThat(unfinished.cause()).isEqualTo(Cause.EXHAUSTED));
        assertThat(exited("console.log('again')").stdout()).isEqualTo("again\n");
    }

    @Test
    void programs_that_start_from_one_image_throw_their_own_dice() {
        String dice = "console.log(Math.random())";

        assertThat(exited(dice).stdout()).isNotEqualTo(exited(dice).stdout());
    }
}
