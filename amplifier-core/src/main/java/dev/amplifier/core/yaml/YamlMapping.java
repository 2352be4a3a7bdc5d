package dev.amplifier.core.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A mapping.
 *
 * @param entries in the order of the document; equal keys may occur, each is also reported as a problem
 * @param range where the mapping stands
 */
public record YamlMapping(List<Entry> entries, SourceRange range) implements YamlNode {

    /** Copies the entries. */
    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /**
     * A key and its value.
     *
     * @param key the key
     * @param value the value
     */
    public record Entry(YamlScalar key, YamlNode value) {

        /** The key as text. */
        public String name() {
            return key.text();
        }
    }

    /** The entry with this key, the last one if there are several. */
    public Optional<Entry> entry(String name) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name().equals(name)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** The value of this key, of the last one if there are several. */
    public Optional<YamlNode> value(String name) {
        return entry(name).map(Entry::value);
    }

    @Override
    public ObjectNode toJson() {
        var object = JsonNodeFactory.instance.objectNode();
        for (var entry : entries) {
            object.set(entry.name(), entry.value().toJson());
        }
        return object;
    }

    @Override
    public String kind() {
        return "mapping";
    }
}
