package dev.amplifier.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON that everything behind the edge can work with. Refused are numbers that take gigabytes when they are written out, such as
 * {@code 1e999999999}, and texts that no database and no file holds: zero bytes and halves of surrogate pairs.
 */
final class SoundJson {

    private static final int MOST_DIGITS = 400;

    private SoundJson() {}

    /**
     * Lets a document through.
     *
     * @throws Problem that says where it is not sound
     */
    static JsonNode checked(JsonNode document) {
        fault(document, "").ifPresent(found -> {
            throw Problem.malformed("The body can't be taken: " + found.message() + ".", List.of(found));
        });
        return document;
    }

    private static Optional<Finding> fault(JsonNode node, String path) {
        if (node.isBigDecimal() || node.isBigInteger()) {
            return outOfRange(node.decimalValue())
                    ? Optional.of(Finding.at(path, "number_out_of_range", "a number has more than 400 digits"))
                    : Optional.empty();
        }
        if (node.isTextual()) {
            return textFault(node.asText(), path);
        }
        int position = 0;
        for (JsonNode child : node.isArray() ? node : List.<JsonNode>of()) {
            Optional<Finding> found = fault(child, path + "[" + position++ + "]");
            if (found.isPresent()) {
                return found;
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<Finding> found = textFault(field.getKey(), path)
                    .or(() -> fault(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean outOfRange(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    private static Optional<Finding> textFault(String text, String path) {
        boolean sound =
                text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return sound
                ? Optional.empty()
                : Optional.of(Finding.at(path, "text_not_storable", "a text has a zero byte or half a surrogate pair"));
    }
}
