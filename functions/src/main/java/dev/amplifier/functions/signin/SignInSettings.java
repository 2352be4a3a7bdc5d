package dev.amplifier.functions.signin;

import dev.amplifier.platform.config.SettingsReader;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How people sign in.
 *
 * @param publicUrl where browsers reach the playground
 * @param clientId the GitHub application's id; {@code local} while the stand-in takes GitHub's place
 * @param clientSecret its secret
 * @param authorizeUrl where a browser is sent to sign in
 * @param tokenUrl where a code is exchanged
 * @param userUrl where the user is described
 * @param redirectUrl where GitHub sends the browser back to
 * @param defaultMode the mode of a new session
 * @param ceiling the highest mode of a user who is not listed
 * @param ceilings the highest mode by lower-case login
 */
public record SignInSettings(
        URI publicUrl,
        String clientId,
        String clientSecret,
        URI authorizeUrl,
        URI tokenUrl,
        URI userUrl,
        URI redirectUrl,
        Mode defaultMode,
        Mode ceiling,
        Map<String, Mode> ceilings) {

    /** The client id that says that there is no GitHub application. */
    public static final String LOCAL = "local";

    private static final String MODES = "normie, explorer, developer or expert";

    /**
     * Reads {@code PUBLIC_URL}, {@code GITHUB_CLIENT_ID}, {@code GITHUB_CLIENT_SECRET}, {@code GITHUB_AUTHORIZE_URL}, {@code GITHUB_TOKEN_URL},
     * {@code GITHUB_USER_URL}, {@code GITHUB_REDIRECT_URL}, {@code DEFAULT_MODE}, {@code MODE_CEILING} and {@code MODE_CEILINGS}.
     */
    public static SignInSettings read(SettingsReader reader) {
        URI publicUrl = reader.address("PUBLIC_URL", URI.create("http://localhost:7071"));
        return new SignInSettings(
                publicUrl,
                reader.text("GITHUB_CLIENT_ID", LOCAL, 100),
                reader.optional("GITHUB_CLIENT_SECRET").orElse(""),
                reader.address("GITHUB_AUTHORIZE_URL", URI.create("https://github.com/login/oauth/authorize")),
                reader.address("GITHUB_TOKEN_URL", URI.create("https://github.com/login/oauth/access_token")),
                reader.address("GITHUB_USER_URL", URI.create("https://api.github.com/user")),
                reader.address("GITHUB_REDIRECT_URL", publicUrl.resolve("/auth/callback/")),
                reader.parsed("DEFAULT_MODE", Mode.DEVELOPER, MODES, SignInSettings::mode),
                reader.parsed("MODE_CEILING", Mode.EXPERT, MODES, SignInSettings::mode),
                reader.parsed("MODE_CEILINGS", Map.of(), "login=mode,login=mode,…", SignInSettings::ceilings));
    }

    /** The highest mode that this user may choose. */
    public Mode ceilingOf(String login) {
        return ceilings.getOrDefault(login.toLowerCase(Locale.ROOT), ceiling);
    }

    /** The user as things stand now: a ceiling that was lowered since the sign-in counts from the next refresh on. */
    public Identity within(Identity identity) {
        Mode highest = ceilingOf(identity.login());
        Mode mode = highest.includes(identity.mode()) ? identity.mode() : highest;
        return new Identity(identity.id(), identity.login(), identity.name(), identity.avatarUrl(), mode, highest);
    }

    /** Whether the local stand-in takes GitHub's place. */
    public boolean local() {
        return clientId.equals(LOCAL);
    }

    /** Whether browsers come over TLS. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    private static Mode mode(String text) {
        return Mode.of(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Map<String, Mode> ceilings(String text) {
        Map<String, Mode> ceilings = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.strip().split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(entry);
            }
            ceilings.put(parts[0].strip().toLowerCase(Locale.ROOT), mode(parts[1].strip()));
        }
        return Map.copyOf(ceilings);
    }

    @Override
    public String toString() {
        return "SignInSettings[publicUrl=" + publicUrl + ", clientId=" + clientId + "]";
    }
}
