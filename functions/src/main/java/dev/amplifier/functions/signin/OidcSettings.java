package dev.amplifier.functions.signin;

import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * An OpenID Connect provider, such as Microsoft Entra External ID, as a second way in.
 *
 * @param issuer the provider's issuer, exactly as its tokens say it
 * @param clientId the application's id there
 * @param clientSecret its secret
 * @param redirectUrl where the provider sends the browser back to
 */
public record OidcSettings(URI issuer, String clientId, String clientSecret, URI redirectUrl) {

    private static final URI NONE = URI.create("https://issuer.invalid");

    /**
     * Reads {@code OIDC_ISSUER}, {@code OIDC_CLIENT_ID}, {@code OIDC_CLIENT_SECRET} and {@code OIDC_REDIRECT_URL}.
     *
     * @return empty if there is no issuer
     */
    public static Optional<OidcSettings> read(SettingsReader reader, URI publicUrl) {
        if (reader.optional("OIDC_ISSUER").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                reader.address("OIDC_ISSUER", NONE),
                reader.text("OIDC_CLIENT_ID", "the application's id at the provider"),
                reader.text("OIDC_CLIENT_SECRET", "the application's secret at the provider"),
                reader.address("OIDC_REDIRECT_URL", publicUrl.resolve("/auth/callback/"))));
    }

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
