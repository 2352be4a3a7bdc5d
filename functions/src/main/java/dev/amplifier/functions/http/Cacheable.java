package dev.amplifier.functions.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers that caches may keep: with an ETag, and without a body for a caller who has it already. */
public final class Cacheable {

    private Cacheable() {}

    /**
     * The text, or 304 if the caller's {@code If-None-Match} names it.
     *
     * @param cacheControl how long it may be kept, such as {@code public, max-age=300}
     */
    public static ApiResponse answer(ApiRequest call, String contentType, String text, String cacheControl) {
        String tag = "\"" + hash(text) + "\"";
        boolean known = call.header("if-none-match").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag) || each.equals("*"));
        ApiResponse response = known ? ApiResponse.empty(304) : ApiResponse.of(200, contentType, text);
        return response.with("ETag", tag).with("Cache-Control", cacheControl);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
