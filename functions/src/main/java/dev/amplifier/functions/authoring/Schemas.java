package dev.amplifier.functions.authoring;

import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas of the documents, as files of the application. */
final class Schemas {

    private static final List<String> TYPES = List.of("recipe", "bundle", "skill");

    private Schemas() {}

    static ApiResponse answer(String type) {
        if (!TYPES.contains(type)) {
            throw Problem.notFound("This schema (there are recipe, bundle and skill)");
        }
        try (InputStream stream = Schemas.class.getResourceAsStream("/schemas/" + type + ".schema.json")) {
            if (stream == null) {
                throw Problem.notFound("This schema");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ApiResponse.of(200, "application/schema+json", text).with("Cache-Control", "public, max-age=3600");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
