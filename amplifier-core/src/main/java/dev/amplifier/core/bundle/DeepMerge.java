package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lays one value over another: mappings merge, lists are joined without repeating an equal item, and anything else is replaced by what
 * comes later. A list can only grow.
 */
public final class DeepMerge {

    private DeepMerge() {}

    /** A new object: the earlier one with the later one laid over it. */
    public static ObjectNode of(ObjectNode earlier, ObjectNode later) {
        ObjectNode merged = earlier.deepCopy();
        later.properties().forEach(field -> {
            JsonNode before = merged.get(field.getKey());
            merged.set(field.getKey(), before == null ? field.getValue().deepCopy() : of(before, field.getValue()));
        });
        return merged;
    }

    private static JsonNode of(JsonNode earlier, JsonNode later) {
        if (earlier instanceof ObjectNode before && later instanceof ObjectNode after) {
            return of(before, after);
        }
        if (earlier instanceof ArrayNode before && later instanceof ArrayNode after) {
            Set<JsonNode> items = new LinkedHashSet<>();
            before.forEach(items::add);
            after.forEach(items::add);
            ArrayNode joined = JsonNodeFactory.instance.arrayNode();
            items.forEach(joined::add);
            return joined;
        }
        return later.deepCopy();
    }
}
