package dev.amplifier.core.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (2020-12) of recipes, bundles and skills, as JSON text. Safe for use by several threads. */
public final class Schemas {

    private static final String RECIPE = read("recipe");
    private static final String BUNDLE = read("bundle");
    private static final String SKILL = read("skill");

    private Schemas() {}

    /** The schema of a recipe. */
    public static String recipe() {
        return RECIPE;
    }

    /** The schema of a bundle's front matter, or of a bundle in YAML. */
    public static String bundle() {
        return BUNDLE;
    }

    /** The schema of a skill's front matter. */
    public static String skill() {
        return SKILL;
    }

    private static String read(String name) {
        try (var file = Schemas.class.getResourceAsStream(name + ".schema.json")) {
            if (file == null) {
                throw new IllegalStateException("the schema of a " + name + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
