package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.validate.BundleValidator;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.Optional;

/**
 * One bundle as written, its includes not yet followed.
 *
 * @param content the mapping; empty if the text holds none
 * @param body the Markdown below the front matter; empty for plain YAML
 * @param firstError why it is no bundle; empty if it is one
 */
record BundleDocument(ObjectNode content, String body, Optional<Finding> firstError) {

    private static final YamlReader YAML = new YamlReader(YamlLimits.DOCUMENT);

    /** Reads a text: Markdown if it begins with a fence, else YAML. */
    static BundleDocument read(String text) {
        Optional<FrontMatter> parts = FrontMatter.of(text, YAML);
        YamlDocument document = parts.map(FrontMatter::yaml).orElseGet(() -> YAML.read(text));
        ObjectNode content = document.root().orElse(null) instanceof YamlMapping mapping
                ? mapping.toJson()
                : JsonNodeFactory.instance.objectNode();
        return new BundleDocument(
                content,
                parts.map(FrontMatter::body).orElse("").strip(),
                BundleValidator.check(text).findings().stream()
                        .filter(Finding::isError)
                        .findFirst());
    }

    String name() {
        return content.path("bundle").path("name").asText("");
    }
}
