package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LaunchOptionsTest {

    @Test
    void what_is_not_said_has_its_usual_value() {
        assertThat(LaunchOptions.parse(List.of("--app", "one")))
                .isEqualTo(new LaunchOptions(
                        7071, Path.of(".data"), List.of(Path.of("one")), Path.of("frontend/out"), null, false));
    }

    @Test
    void everything_can_be_said() {
        assertThat(LaunchOptions.parse(List.of(
                        "--port",
                        "0",
                        "--data",
                        "d",
                        "--app",
                        "one",
                        "--app",
                        "two",
                        "--site",
                        "s",
                        "--site-config",
                        "c",
                        "--once")))
                .isEqualTo(new LaunchOptions(
                        0, Path.of("d"), List.of(Path.of("one"), Path.of("two")), Path.of("s"), Path.of("c"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "--port,          needs a value",
        "--port eighty,   allowed are numbers from 0 to 65535",
        "--port 65536,    allowed are numbers from 0 to 65535",
        "--verbose,       --verbose is not known",
        "--data .data,    at least one with --app",
    })
    void a_command_line_that_makes_no_sense_is_refused_with_a_reason(String line, String reason) {
        assertThatThrownBy(() -> LaunchOptions.parse(List.of(line.strip().split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
