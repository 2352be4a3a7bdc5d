package dev.amplifier.local.launcher;

import dev.amplifier.local.github.GitHubStandIn;
import dev.amplifier.local.launcher.LocalSecrets.Purpose;
import dev.amplifier.local.telemetry.TelemetryHandler;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The app settings that Azure would give the function apps. The apps share this process, so they find them among its system properties. */
final class AppSettings {

    /** Name of the task hub. */
    static final String TASK_HUB = "playground";

    /** The client id that stands for the local stand-in of GitHub. */
    static final String STAND_IN_CLIENT = "local";

    private static final String PROPERTY_PREFIX = "setting.";

    private AppSettings() {}

    /**
     * The settings for a site.
     *
     * @param site address that browsers use
     * @param databaseUrl JDBC address, user included
     * @param runsAbove what the numbers of this start's runs of activities lie above
     * @param environment the process's environment: what it sets for sign-in and tokens goes before ours
     */
    static Map<String, String> of(
            URI site, String databaseUrl, long runsAbove, LocalSecrets secrets, Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("PLAYGROUND_ENVIRONMENT", "local");
        settings.put("PUBLIC_URL", site.toString());
        settings.put("HOST_URL", site.toString());
        settings.put("DATABASE_URL", databaseUrl);
        settings.put("TASKHUB_NAME", TASK_HUB);
        settings.put("RUN_NUMBERS_ABOVE", Long.toString(runsAbove));
        settings.put(
                "WEB_PUBSUB_CONNECTION_STRING",
                "Endpoint=" + site + ";AccessKey=" + secrets.of(Purpose.RELAY) + ";Version=1.0;");
        if (!isSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")) {
            settings.put(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    site.resolve(TelemetryHandler.ROOT).toString());
        }
        if (!isSet(environment, "TOKEN_KEYS")) {
            settings.put("TOKEN_KEYS", "local:" + tokenKey(secrets));
        }
        String providers = Stream.of("anthropic", "openai")
                .filter(provider -> isSet(environment, provider.toUpperCase(Locale.ROOT) + "_API_KEY"))
                .collect(Collectors.joining(","));
        settings.put("MODEL_PROVIDERS", providers);
        if (usesStandIn(environment)) {
            settings.put("GITHUB_CLIENT_ID", STAND_IN_CLIENT);
            settings.put("GITHUB_CLIENT_SECRET", secrets.of(Purpose.GITHUB));
            settings.put(
                    "GITHUB_AUTHORIZE_URL",
                    site.resolve(GitHubStandIn.ROOT + "authorize").toString());
            settings.put(
                    "GITHUB_TOKEN_URL",
                    site.resolve(GitHubStandIn.ROOT + "access_token").toString());
            settings.put(
                    "GITHUB_USER_URL", site.resolve(GitHubStandIn.ROOT + "user").toString());
        }
        return settings;
    }

    /** Whether people sign in at the stand-in: only while no GitHub application is set up. */
    static boolean usesStandIn(Map<String, String> environment) {
        return !isSet(environment, "GITHUB_CLIENT_ID");
    }

    /** Hands settings to every app of this process. */
    static void publish(Map<String, String> settings) {
        settings.forEach((name, value) -> System.setProperty(PROPERTY_PREFIX + name, value));
    }

    private static String tokenKey(LocalSecrets secrets) {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(secrets.of(Purpose.TOKENS)));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
