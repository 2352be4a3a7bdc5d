package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppSettingsTest {

    private static final URI SITE = URI.create("http://localhost:7071");

    @TempDir
    Path folder;

    @Test
    void without_a_github_application_people_sign_in_at_the_stand_in() throws Exception {
        assertThat(settings(Map.of()))
                .containsEntry("GITHUB_CLIENT_ID", "local")
                .containsEntry("GITHUB_AUTHORIZE_URL", "http://localhost:7071/_local/github/authorize");
    }

    @Test
    void with_a_github_application_nothing_of_the_stand_in_is_set() throws Exception {
        assertThat(settings(Map.of("GITHUB_CLIENT_ID", "Iv1.real")).keySet())
                .noneMatch(name -> name.startsWith("GITHUB"));
    }

    @Test
    void token_keys_of_the_environment_go_before_ours() throws Exception {
        assertThat(settings(Map.of("TOKEN_KEYS", "a:b"))).doesNotContainKey("TOKEN_KEYS");
    }

    @Test
    void spans_go_to_the_page_here_unless_the_environment_names_a_collector() throws Exception {
        assertThat(settings(Map.of()))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:7071/_local/telemetry");
        assertThat(settings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318")))
                .doesNotContainKey("OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @Test
    void our_token_key_has_an_id_and_32_bytes() throws Exception {
        String[] key = settings(Map.of()).get("TOKEN_KEYS").split(":");

        assertThat(key[0]).isEqualTo("local");
        assertThat(Base64.getDecoder().decode(key[1])).hasSize(32);
    }

    private Map<String, String> settings(Map<String, String> environment) throws Exception {
        return AppSettings.of(SITE, "jdbc:postgresql://localhost:1/x", 0, LocalSecrets.in(folder), environment);
    }
}
