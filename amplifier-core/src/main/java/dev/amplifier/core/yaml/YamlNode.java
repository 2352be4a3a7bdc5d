package dev.amplifier.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;

/** A node of a YAML document. Immutable; aliases are already replaced by what they stand for. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

    /** Where the node stands; for an alias, where the alias stands. */
    SourceRange range();

    /** The node as JSON, built anew on each call. Keys become text; of several equal keys the last one counts. */
    JsonNode toJson();

    /** What the node is, in a word that a message can use, such as {@code text} or {@code list}. */
    String kind();
}
