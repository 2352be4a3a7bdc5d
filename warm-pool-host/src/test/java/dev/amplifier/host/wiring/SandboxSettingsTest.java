package dev.amplifier.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.host.sandbox.BubblewrapSandbox;
import dev.amplifier.host.wiring.SandboxSettings.Kind;
import dev.amplifier.platform.config.InvalidSettingsException;
import dev.amplifier.platform.config.Settings;
import dev.amplifier.platform.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxSettingsTest {

    @Test
    void without_a_word_programs_run_inside_the_server() {
        assertThat(read(Map.of()).kind()).isEqualTo(Kind.WASM);
    }

    @Test
    void an_unknown_sandbox_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> read(Map.of("SANDBOX", "docker")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SANDBOX is not understood. Allowed: wasm, bubblewrap or dynamic-sessions");
    }

    @Test
    void bubblewrap_is_taken_where_it_works_and_else_refused_with_what_to_do() {
        Optional<String> obstacle = BubblewrapSandbox.obstacle();
        if (obstacle.isEmpty()) {
            assertThatCode(() -> read(Map.of("SANDBOX", "bubblewrap"))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> read(Map.of("SANDBOX", "bubblewrap")))
                    .hasMessageContaining("SANDBOX is bubblewrap, which " + obstacle.get());
        }
    }

    private static SandboxSettings read(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(Settings.of(values));
        SandboxSettings settings = SandboxSettings.read(reader);
        reader.failOnFaults();
        return settings;
    }
}
