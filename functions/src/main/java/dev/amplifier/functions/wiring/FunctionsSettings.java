package dev.amplifier.functions.wiring;

import dev.amplifier.functions.models.ModelList;
import dev.amplifier.functions.signin.OidcSettings;
import dev.amplifier.functions.signin.SignInSettings;
import dev.amplifier.platform.config.DatabaseSettings;
import dev.amplifier.platform.config.RelaySettings;
import dev.amplifier.platform.config.Settings;
import dev.amplifier.platform.config.SettingsReader;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.telemetry.TelemetrySettings;
import java.net.URI;
import java.util.Optional;

/**
 * All settings of this function app.
 *
 * @param database how to reach PostgreSQL
 * @param relay how to reach Web PubSub
 * @param tokens keys and lifetimes
 * @param signIn how people sign in
 * @param oidc a second way in; empty if there is none
 * @param hostUrl where this app's own Functions host listens
 * @param communityRecipes whether users may publish recipes
 * @param models the models to show
 * @param telemetry where spans go
 */
public record FunctionsSettings(
        DatabaseSettings database,
        RelaySettings relay,
        TokenSettings tokens,
        SignInSettings signIn,
        Optional<OidcSettings> oidc,
        URI hostUrl,
        boolean communityRecipes,
        ModelList models,
        TelemetrySettings telemetry) {

    /**
     * Reads them all.
     *
     * @throws dev.amplifier.platform.config.InvalidSettingsException naming every fault
     */
    public static FunctionsSettings read(Settings settings) {
        SettingsReader reader = new SettingsReader(settings);
        SignInSettings signIn = SignInSettings.read(reader);
        URI host = reader.optional("WEBSITE_HOSTNAME")
                .map(name -> URI.create("https://" + name))
                .orElse(signIn.publicUrl());
        FunctionsSettings all = new FunctionsSettings(
                DatabaseSettings.read(reader),
                RelaySettings.read(reader),
                TokenSettings.read(reader),
                signIn,
                OidcSettings.read(reader, signIn.publicUrl()),
                reader.address("HOST_URL", host),
                reader.flag("COMMUNITY_RECIPES", false),
                ModelSettings.read(reader),
                TelemetrySettings.read(reader));
        if (signIn.local() && signIn.secure()) {
            reader.fault("GITHUB_CLIENT_ID", "is missing. The local stand-in for GitHub is for http://localhost only.");
        }
        reader.failOnFaults();
        return all;
    }
}
