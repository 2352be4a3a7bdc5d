package dev.amplifier.local.functions.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What {@code host.json} says about running functions.
 *
 * @param routePrefix first part of the path of every HTTP function, without slashes at its ends; may be empty
 * @param functionTimeout longest run of a function
 */
public record HostSettings(String routePrefix, Duration functionTimeout) {

    /** What holds where the file says nothing: {@code api} and 30 minutes. */
    public static final HostSettings DEFAULT = new HostSettings("api", Duration.ofMinutes(30));

    /**
     * Reads a {@code host.json}.
     *
     * @throws InvalidAppException if a setting that matters here makes no sense
     * @throws IOException if the file cannot be read
     */
    public static HostSettings read(Path file) throws IOException {
        JsonObject json = JsonFile.object(file);
        JsonObject http = child(child(json, "extensions"), "http");
        String prefix = text(http, "routePrefix");
        String timeout = text(json, "functionTimeout");
        return new HostSettings(
                prefix == null ? DEFAULT.routePrefix : trimSlashes(prefix),
                timeout == null ? DEFAULT.functionTimeout : duration(timeout, file));
    }

    private static Duration duration(String text, Path file) {
        try {
            Duration duration = Duration.between(LocalTime.MIN, LocalTime.parse(text));
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw new InvalidAppException(timeoutFault(text, file), e);
        }
        throw new InvalidAppException(timeoutFault(text, file));
    }

    private static String timeoutFault(String text, Path file) {
        return "functionTimeout in " + file + " is \"" + text + "\"; allowed is hh:mm:ss from 00:00:01 to 23:59:59";
    }

    private static String trimSlashes(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    private static JsonObject child(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }
}
