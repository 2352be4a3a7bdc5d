package dev.amplifier.local.launcher;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that every answer of the page carries, as Azure Static Web Apps would send them. */
final class SiteHeaders {

    private static final Map<String, String> USUAL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private SiteHeaders() {}

    /**
     * Reads the {@code globalHeaders} of a file.
     *
     * @param file in the form of {@code staticwebapp.config.json}; null for the usual headers
     * @throws IOException if the file cannot be read or is not JSON
     */
    static Map<String, String> read(@Nullable Path file) throws IOException {
        if (file == null) {
            return USUAL;
        }
        Map<String, String> headers = new LinkedHashMap<>(USUAL);
        try (Reader reader = Files.newBufferedReader(file)) {
            if (JsonParser.parseReader(reader) instanceof JsonObject config
                    && config.get("globalHeaders") instanceof JsonObject global) {
                global.entrySet()
                        .forEach(entry ->
                                headers.put(entry.getKey(), entry.getValue().getAsString()));
            }
        } catch (JsonParseException e) {
            throw new IOException(file + " is not JSON: " + e.getMessage(), e);
        }
        return headers;
    }
}
