package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.json.PythonText;
import java.util.Iterator;
import java.util.Map;

/** How large values are, and what they look like from afar. */
final class Sizes {

    static final int PREVIEW_CHARS = 200;

    private Sizes() {}

    /** About as many characters as the value's JSON has. */
    static long of(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length() + 2L;
        }
        long size = 2;
        if (value.isArray()) {
            for (JsonNode item : value) {
                size += of(item) + 1;
            }
        } else if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                size += field.getKey().length() + 4L + of(field.getValue());
            }
        } else {
            size += value.asText().length();
        }
        return size;
    }

    static String preview(JsonNode value) {
        String text = PythonText.rendered(value);
        if (text.length() <= PREVIEW_CHARS) {
            return text;
        }
        int end = PREVIEW_CHARS - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
