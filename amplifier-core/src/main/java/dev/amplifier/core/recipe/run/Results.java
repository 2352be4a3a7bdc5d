package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.json.JsonExtraction;

/** Turns what an action produced into what a variable receives. */
final class Results {

    private Results() {}

    /** What an agent said. */
    static JsonNode ofAgent(JsonNode raw, boolean parseJson) {
        JsonNode value = unwrapped(raw);
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        return JsonExtraction.orText(parseJson ? JsonExtraction.search(text) : JsonExtraction.whole(text), text);
    }

    /** What a command wrote. */
    static JsonNode ofCommand(String stdout) {
        return JsonExtraction.orText(JsonExtraction.search(stdout), stdout);
    }

    /** What another recipe gave back. */
    static JsonNode ofRecipe(JsonNode result, boolean parseJson) {
        return ofAgent(result, parseJson);
    }

    /** A map that has an output stands for that output. */
    private static JsonNode unwrapped(JsonNode raw) {
        JsonNode output = raw.isObject() ? raw.get("output") : null;
        return output == null ? raw : output;
    }
}
