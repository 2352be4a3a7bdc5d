package dev.amplifier.core.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * A sequence.
 *
 * @param items in the order of the document
 * @param range where the sequence stands
 */
public record YamlSequence(List<YamlNode> items, SourceRange range) implements YamlNode {

    /** Copies the items. */
    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public ArrayNode toJson() {
        var array = JsonNodeFactory.instance.arrayNode(items.size());
        for (var item : items) {
            array.add(item.toJson());
        }
        return array;
    }

    @Override
    public String kind() {
        return "list";
    }
}
