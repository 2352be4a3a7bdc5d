package dev.amplifier.core.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A text and what YAML makes of it.
 *
 * @param source the text, a byte-order mark removed, and its lines
 * @param root the document's root; empty when the text is empty or cannot be read
 * @param problems in the order of the text; only duplicate keys leave the root readable
 */
public record YamlDocument(SourceLines source, Optional<YamlNode> root, List<YamlProblem> problems) {

    /** Copies the problems. */
    public YamlDocument {
        problems = List.copyOf(problems);
    }
}
