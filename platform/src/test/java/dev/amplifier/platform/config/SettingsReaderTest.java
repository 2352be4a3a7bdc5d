package dev.amplifier.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsReaderTest {

    @Test
    void all_faults_are_told_in_one_message() {
        SettingsReader reader = new SettingsReader(Settings.of(
                Map.of("DATABASE_URL", "mysql://db", "DATABASE_POOL_SIZE", "many", "TOKEN_KEYS", "k1:c2hvcnQ=")));
        DatabaseSettings.read(reader);
        RelaySettings.read(reader);
        TokenSettings.read(reader);

        assertThatThrownBy(reader::failOnFaults)
                .asInstanceOf(type(InvalidSettingsException.class))
                .satisfies(e -> assertThat(e.faults())
                        .hasSize(4)
                        .anyMatch(fault -> fault.startsWith("DATABASE_URL"))
                        .anyMatch(fault -> fault.startsWith("DATABASE_POOL_SIZE"))
                        .anyMatch(fault -> fault.startsWith("WEB_PUBSUB_CONNECTION_STRING is missing"))
                        .anyMatch(fault -> fault.startsWith("TOKEN_KEYS")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ="));
    }

    @Test
    void a_system_property_overlays_the_environment() {
        System.setProperty("setting.PATH", "from a property");
        try {
            assertThat(Settings.ofProcess().find("PATH")).contains("from a property");
        } finally {
            System.clearProperty("setting.PATH");
        }
        assertThat(Settings.ofProcess().find("PATH")).contains(System.getenv("PATH"));
    }

    @Test
    void a_blank_setting_counts_as_absent() {
        assertThat(Settings.of(Map.of("A", "  ")).find("A")).isEmpty();
    }

    @Test
    void plain_http_is_for_loopback_only() {
        URI fallback = URI.create("https://example.org");
        SettingsReader reader = new SettingsReader(
                Settings.of(Map.of("NEAR", "http://localhost:7071", "FAR", "http://example.com", "NONE", "ftp")));
        assertThat(reader.address("NEAR", fallback)).isEqualTo(URI.create("http://localhost:7071"));
        assertThat(reader.address("FAR", fallback)).isEqualTo(fallback);
        assertThat(reader.address("NONE", fallback)).isEqualTo(fallback);
        assertThatThrownBy(reader::failOnFaults).hasMessageContaining("FAR").hasMessageContaining("NONE");
    }

    @Test
    void settings_do_not_print_their_secrets() {
        SettingsReader reader = new SettingsReader(Settings.of(Map.of(
                "DATABASE_URL", "jdbc:postgresql://db/p?password=hush1",
                "DATABASE_PASSWORD", "hush2",
                "WEB_PUBSUB_CONNECTION_STRING", "Endpoint=https://x;AccessKey=hush3;Version=1.0;")));
        assertThat(DatabaseSettings.read(reader) + " " + RelaySettings.read(reader))
                .doesNotContain("hush");
    }
}
