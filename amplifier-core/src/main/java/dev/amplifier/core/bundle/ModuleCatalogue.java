package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which modules are to be had here, and what the others would have done; data, not code. Safe for use by several threads. */
public final class ModuleCatalogue {

    /** The catalogue of this library. */
    public static final ModuleCatalogue BUILT_IN = read("modules.json");

    private final Map<String, Entry> entries;

    private ModuleCatalogue(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /**
     * A module that is known.
     *
     * @param available whether sessions here have it, or something that does its work
     * @param does what it does, as the end of a sentence that begins with its name
     */
    public record Entry(boolean available, String does) {}

    /** What is known of a module; empty if nothing is. */
    public Optional<Entry> find(String module) {
        return Optional.ofNullable(entries.get(module));
    }

    /** A sentence about what a bundle misses without this module; empty if it is to be had here. */
    public Optional<String> notice(String module) {
        return find(module)
                .map(entry -> entry.available()
                        ? Optional.<String>empty()
                        : Optional.of("the module '" + module + "' is not to be had here: it " + entry.does()))
                .orElse(Optional.of("the module '" + module + "' is not known here; it is left out"));
    }

    private static ModuleCatalogue read(String resource) {
        try (InputStream in = Objects.requireNonNull(ModuleCatalogue.class.getResourceAsStream(resource), resource)) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field :
                    new ObjectMapper().readTree(in).properties()) {
                entries.put(
                        field.getKey(),
                        new Entry(
                                field.getValue().path("available").asBoolean(),
                                field.getValue().path("does").asText()));
            }
            return new ModuleCatalogue(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
