package dev.amplifier.functions.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it gets the headers that every answer has.
 *
 * @param status HTTP status
 * @param headers its own headers
 * @param body null for none, a {@code String} or {@code byte[]} as it is, anything else as JSON
 */
public record ApiResponse(
        int status,
        SequencedMap<String, String> headers,
        @Nullable Object body) {

    /** A JSON answer. */
    public static ApiResponse json(int status, Object body) {
        return new ApiResponse(status, new LinkedHashMap<>(Map.of("Content-Type", "application/json")), body);
    }

    /** An answer of another type. */
    public static ApiResponse of(int status, String contentType, Object body) {
        return new ApiResponse(status, new LinkedHashMap<>(Map.of("Content-Type", contentType)), body);
    }

    /** A file to save. */
    public static ApiResponse file(String name, String contentType, byte[] content) {
        return of(200, contentType, content)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "-") + "\"");
    }

    /** An answer without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, new LinkedHashMap<>(), null);
    }

    /** The same answer with one more header. */
    public ApiResponse with(String name, String value) {
        SequencedMap<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ApiResponse(status, all, body);
    }

    /** The same answer with further headers. */
    public ApiResponse with(Map<String, String> further) {
        SequencedMap<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(further);
        return new ApiResponse(status, all, body);
    }
}
