package dev.amplifier.platform.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one way in which the contract's records become JSON and back: unknown fields are ignored, decimals keep their digits, and nesting is
 * bounded. Safe for use by several threads.
 */
public final class Json {

    private static final int MAX_DEPTH = 200;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The shared mapper. It must not be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Writes a value that is known to be writable.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not writable as JSON: " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws MalformedJsonException if the text is not JSON or not of that shape
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new MalformedJsonException("The document is null", 1, 1, null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.from(e);
        }
    }

    /**
     * Reads a document without a shape.
     *
     * @throws MalformedJsonException if the text is not JSON
     */
    public static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    /**
     * Reads a value from a document.
     *
     * @throws MalformedJsonException if the document has another shape
     */
    public static <T> T fromTree(JsonNode document, Class<T> type) {
        try {
            return MAPPER.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.from(e);
        }
    }

    /** The value as a document. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
