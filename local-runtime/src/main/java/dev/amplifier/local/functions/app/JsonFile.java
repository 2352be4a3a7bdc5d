package dev.amplifier.local.functions.app;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads JSON files of an app. */
final class JsonFile {

    private JsonFile() {}

    static JsonObject object(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            if (JsonParser.parseReader(reader) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw new InvalidAppException(file + " is not JSON: " + e.getMessage(), e);
        }
        throw new InvalidAppException(file + " holds no JSON object");
    }
}
