package dev.amplifier.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.core.secret.Secret;
import dev.amplifier.host.mcp.McpServer;
import dev.amplifier.platform.config.Settings;
import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class McpSettingsTest {

    @Test
    void without_a_word_no_server_is_asked() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void servers_have_names_addresses_and_some_a_token() {
        Map<String, String> values = Map.of(
                "MCP_SERVERS",
                "wiki=https://wiki.example/mcp, here=http://localhost:9000/mcp",
                "MCP_TOKENS",
                "wiki=a=b");

        assertThat(read(values))
                .containsExactly(
                        new McpServer("wiki", URI.create("https://wiki.example/mcp"), Optional.of(Secret.of("a=b"))),
                        new McpServer("here", URI.create("http://localhost:9000/mcp"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wiki",
                "Wiki=https://wiki.example/mcp",
                "wiki=http://wiki.example/mcp",
                "wiki=https://user:secret@wiki.example/mcp",
                "wiki=https://wiki.example",
                "wiki=/bin/server",
                "a=https://x.example/mcp,a=https://y.example/mcp"
            })
    void what_is_no_remote_server_is_refused(String servers) {
        assertThatThrownBy(() -> read(Map.of("MCP_SERVERS", servers)))
                .hasMessageContaining("MCP_SERVERS is not understood. Allowed: name=address");
    }

    @Test
    void a_token_without_a_server_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> read(Map.of("MCP_TOKENS", "wiki=secret-token")))
                .hasMessageContaining("MCP_TOKENS is not understood")
                .hasMessageNotContaining("secret-token");
    }

    private static List<McpServer> read(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(Settings.of(values));
        List<McpServer> servers = McpSettings.read(reader);
        reader.failOnFaults();
        return servers;
    }
}
