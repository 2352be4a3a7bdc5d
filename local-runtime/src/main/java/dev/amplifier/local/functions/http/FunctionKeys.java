package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.app.AuthLevel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The keys that open functions to callers who are not anonymous.
 *
 * @param function opens functions of level {@link AuthLevel#FUNCTION}
 * @param master opens every function
 */
public record FunctionKeys(String function, String master) {

    /** Whether a caller with this key may call functions of a level. */
    boolean admit(AuthLevel level, @Nullable String key) {
        return switch (level) {
            case ANONYMOUS -> true;
            case FUNCTION -> same(key, function) | same(key, master);
            case ADMIN -> same(key, master);
        };
    }

    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
