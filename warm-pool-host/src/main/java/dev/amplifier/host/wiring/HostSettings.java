package dev.amplifier.host.wiring;

import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.host.mcp.McpServer;
import dev.amplifier.platform.config.RelaySettings;
import dev.amplifier.platform.config.Settings;
import dev.amplifier.platform.config.SettingsReader;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.telemetry.TelemetrySettings;
import dev.amplifier.platform.token.OwnKey;
import java.util.List;
import java.util.function.Function;

/**
 * The settings of this app.
 *
 * @param relay how to reach the relay
 * @param tokens keys of this deployment, to open what was sealed for a host
 * @param providers the models on offer
 * @param ownProviders makes the provider that a user's own key opens
 * @param poolWarm warm sessions of a bundle
 * @param poolTotal sessions at once
 * @param runsAbove what the numbers of runs of activities lie above
 * @param sandbox where programs of strangers run
 * @param webFetch whether agents may fetch pages of the public web
 * @param mcpServers MCP servers that this host may ask
 * @param telemetry where spans go
 */
public record HostSettings(
        RelaySettings relay,
        TokenSettings tokens,
        Providers providers,
        Function<OwnKey, Provider> ownProviders,
        int poolWarm,
        int poolTotal,
        long runsAbove,
        SandboxSettings sandbox,
        boolean webFetch,
        List<McpServer> mcpServers,
        TelemetrySettings telemetry) {

    /**
     * Reads {@code WEB_PUBSUB_CONNECTION_STRING}, {@code TOKEN_KEYS}, the providers' settings, {@code POOL_WARM} (5), {@code POOL_TOTAL} (256),
     * {@code RUN_NUMBERS_ABOVE} (0), {@code WEB_FETCH} (false), the settings of MCP servers and the sandbox's settings.
     *
     * @throws dev.amplifier.platform.config.InvalidSettingsException naming every fault
     */
    public static HostSettings read(Settings settings) {
        SettingsReader reader = new SettingsReader(settings);
        HostSettings read = new HostSettings(
                RelaySettings.read(reader),
                TokenSettings.read(reader),
                ProviderSettings.read(reader),
                ProviderSettings.own(reader),
                reader.integer("POOL_WARM", 5, 1, 50),
                reader.integer("POOL_TOTAL", 256, 10, 2_000),
                reader.parsed("RUN_NUMBERS_ABOVE", 0L, "a whole number", Long::valueOf),
                SandboxSettings.read(reader),
                reader.flag("WEB_FETCH", false),
                McpSettings.read(reader),
                TelemetrySettings.read(reader));
        reader.failOnFaults();
        return read;
    }
}
