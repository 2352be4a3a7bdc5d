package dev.amplifier.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What references may name. */
public interface Variables {

    /** The value of that name; null if there is none. A variable that holds nothing is a JSON null. */
    @Nullable
    JsonNode get(String name);

    /** All names, in any order. */
    Set<String> names();

    /** The entries of a map as variables. */
    static Variables of(Map<String, ? extends JsonNode> values) {
        return new Variables() {
            @Override
            public @Nullable JsonNode get(String name) {
                return values.get(name);
            }

            @Override
            public Set<String> names() {
                return Set.copyOf(values.keySet());
            }
        };
    }
}
