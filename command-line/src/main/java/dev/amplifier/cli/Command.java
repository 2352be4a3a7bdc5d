package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a user asks for. */
sealed interface Command {

    /** Whether the answer is JSON, one document a line. */
    boolean json();

    /**
     * Run a recipe and follow it to its end.
     *
     * @param file the recipe; empty if it is one of the gallery
     * @param galleryName name of a recipe of the gallery; empty if there is a file
     * @param inputs values for its context
     * @param model the model asked for; empty for the default
     * @param maxCostUsd ceiling in US dollars; empty for none
     */
    record Run(
            Optional<Path> file,
            Optional<String> galleryName,
            Map<String, JsonNode> inputs,
            Optional<String> model,
            Optional<BigDecimal> maxCostUsd,
            boolean json)
            implements Command {}

    /**
     * Check a document.
     *
     * @param type {@code recipe}, {@code bundle} or {@code skill}
     */
    record Validate(Path file, String type, boolean json) implements Command {}

    /**
     * Search the gallery.
     *
     * @param words what to search for; empty for everything
     * @param type {@code recipe}, {@code bundle}, {@code skill}; empty for all
     */
    record Gallery(String words, Optional<String> type, boolean json) implements Command {}

    /** Follow an execution to its end. */
    record Watch(String executionId, boolean json) implements Command {}

    /** Say how it is used. */
    record Help() implements Command {

        @Override
        public boolean json() {
            return false;
        }
    }
}
