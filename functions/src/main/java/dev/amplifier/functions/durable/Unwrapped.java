package dev.amplifier.functions.durable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/** JSON as it was meant: hosts and workers wrap a document in a JSON string, once or twice, on its way. */
final class Unwrapped {

    private static final int MOST_WRAPPINGS = 3;

    private Unwrapped() {}

    static JsonNode of(JsonNode node) {
        JsonNode inner = node;
        for (int i = 0; i < MOST_WRAPPINGS && inner.isTextual(); i++) {
            try {
                inner = Json.tree(inner.asText());
            } catch (MalformedJsonException e) {
                return inner;
            }
        }
        return inner;
    }

    /** The document in a text; null if there is none. */
    static @Nullable JsonNode of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        JsonNode node = of(Json.mapper().getNodeFactory().textNode(text));
        return node.isObject() ? node : null;
    }
}
