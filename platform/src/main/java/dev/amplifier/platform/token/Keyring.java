package dev.amplifier.platform.token;

import dev.amplifier.platform.config.TokenSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of this deployment, by key id. Each purpose gets a key of its own, derived from the secret, so that a token made for one purpose
 * proves nothing for another. To rotate, put a new key first and keep the old one until the tokens made with it have expired.
 */
public final class Keyring {

    private final String current;
    private final Map<String, byte[]> secrets;

    /** Takes the keys of these settings; there must be at least one. */
    public Keyring(TokenSettings settings) {
        if (settings.keys().isEmpty()) {
            throw new IllegalArgumentException("at least one key is needed");
        }
        this.current = settings.keys().firstEntry().getKey();
        this.secrets = Map.copyOf(settings.keys());
    }

    /** Id of the key that signs and seals. */
    public String current() {
        return current;
    }

    /** The key with this id for this purpose, 32 bytes; empty if the id is not known (any more). */
    public Optional<byte[]> derive(String id, String purpose) {
        return Optional.ofNullable(secrets.get(id)).map(secret -> hmac(secret, purpose));
    }

    private static byte[] hmac(byte[] secret, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(("amplifier-playground/" + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
