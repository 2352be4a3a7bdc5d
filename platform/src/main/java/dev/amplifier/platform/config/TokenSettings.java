package dev.amplifier.platform.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Keys and lifetimes of tokens.
 *
 * @param keys secrets of at least 32 bytes by key id; the first signs and seals, the others still verify and open
 * @param accessLifetime how long an access token lives
 * @param refreshLifetime how long a refresh token lives unused
 */
public record TokenSettings(SequencedMap<String, byte[]> keys, Duration accessLifetime, Duration refreshLifetime) {

    private static final String ALLOWED =
            "id:base64,id:base64,… with ids of 1 to 16 letters or digits and secrets of at least 32 bytes; the first one signs";

    /** Reads {@code TOKEN_KEYS}, {@code ACCESS_TOKEN_SECONDS} (600) and {@code REFRESH_TOKEN_DAYS} (14). */
    public static TokenSettings read(SettingsReader reader) {
        reader.text("TOKEN_KEYS", ALLOWED);
        return new TokenSettings(
                reader.parsed("TOKEN_KEYS", new LinkedHashMap<>(), ALLOWED, TokenSettings::keys),
                reader.seconds(
                        "ACCESS_TOKEN_SECONDS", Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofHours(1)),
                Duration.ofDays(reader.integer("REFRESH_TOKEN_DAYS", 14, 1, 90)));
    }

    private static SequencedMap<String, byte[]> keys(String text) {
        SequencedMap<String, byte[]> keys = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9]{1,16}")) {
                throw new IllegalArgumentException("key id");
            }
            byte[] secret = Base64.getDecoder().decode(parts[1]);
            if (secret.length < 32 || keys.putIfAbsent(parts[0], secret) != null) {
                throw new IllegalArgumentException("key secret");
            }
        }
        return keys;
    }

    /** These keys with the default lifetimes; iteration order says which one signs. */
    public static TokenSettings withKeys(Map<String, byte[]> keys) {
        return new TokenSettings(new LinkedHashMap<>(keys), Duration.ofMinutes(10), Duration.ofDays(14));
    }

    @Override
    public String toString() {
        return "TokenSettings[keys=" + Arrays.toString(keys.keySet().toArray()) + "]";
    }
}
