package dev.amplifier.local.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes and tokens that were given out. Bounded; the oldest go first. Safe for use by several threads. */
final class Grants {

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final Map<String, Code> codes = bounded();
    private final Map<String, String> tokens = bounded();

    private record Code(
            String login, String redirectUri, @Nullable String challenge, Instant expiry) {}

    Grants(InstantSource clock) {
        this.clock = clock;
    }

    /** A code that can be exchanged once, for ten minutes. */
    synchronized String code(String login, String redirectUri, @Nullable String challenge) {
        String code = random();
        codes.put(code, new Code(login, redirectUri, challenge, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** A token for a code; empty if the code is wrong, used or expired, or was given to somebody else. */
    synchronized Optional<String> exchange(String code, @Nullable String redirectUri, @Nullable String verifier) {
        Code granted = codes.remove(code);
        if (granted == null
                || granted.expiry().isBefore(clock.instant())
                || (redirectUri != null && !redirectUri.equals(granted.redirectUri()))
                || (granted.challenge() != null && !granted.challenge().equals(challenge(verifier)))) {
            return Optional.empty();
        }
        String token = "gho_" + random();
        tokens.put(token, granted.login());
        return Optional.of(token);
    }

    /** Who holds a token. */
    synchronized Optional<String> login(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    private static @Nullable String challenge(@Nullable String verifier) {
        if (verifier == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
