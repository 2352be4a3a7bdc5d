package dev.amplifier.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/**
 * Reads one JSON value out of a text and says where it ends. Accepts what Python's reader accepts: {@code NaN} and infinities, whole
 * numbers of any size, and the last of several equal keys. Not safe for use by several threads.
 */
final class JsonScanner {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_DIGITS = 4300;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;
    private int depth;

    JsonScanner(String text) {
        this.text = text;
    }

    /** Where the last value that was read ends, or where reading it failed. */
    int position() {
        return at;
    }

    /**
     * Reads the value that starts at an offset.
     *
     * @throws NotJsonException if none starts there, or it nests too deeply
     */
    JsonNode read(int offset) throws NotJsonException {
        at = offset;
        depth = 0;
        return value();
    }

    void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonNode value() throws NotJsonException {
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.textNode(string());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> word("null", NODES.nullNode());
            case 'N' -> word("NaN", NODES.numberNode(Double.NaN));
            case 'I' -> word("Infinity", NODES.numberNode(Double.POSITIVE_INFINITY));
            default -> number();
        };
    }

    private JsonNode object() throws NotJsonException {
        deeper();
        ObjectNode object = NODES.objectNode();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            depth--;
            return object;
        }
        while (true) {
            if (peek() != '"') {
                throw NotJsonException.INSTANCE;
            }
            String key = string();
            skipBlanks();
            expect(':');
            skipBlanks();
            object.set(key, value());
            skipBlanks();
            if (peek() == '}') {
                at++;
                depth--;
                return object;
            }
            expect(',');
            skipBlanks();
        }
    }

    private JsonNode array() throws NotJsonException {
        deeper();
        ArrayNode array = NODES.arrayNode();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            depth--;
            return array;
        }
        while (true) {
            array.add(value());
            skipBlanks();
            if (peek() == ']') {
                at++;
                depth--;
                return array;
            }
            expect(',');
            skipBlanks();
        }
    }

    private String string() throws NotJsonException {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw NotJsonException.INSTANCE;
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws NotJsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw NotJsonException.INSTANCE;
        };
    }

    private char unicode() throws NotJsonException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw NotJsonException.INSTANCE;
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private JsonNode number() throws NotJsonException {
        int start = at;
        if (peek() == '-') {
            at++;
            if (at < text.length() && text.charAt(at) == 'I') {
                return word("Infinity", NODES.numberNode(Double.NEGATIVE_INFINITY));
            }
        }
        boolean zero = peek() == '0';
        int digits = digits();
        if (digits == 0 || digits > MAX_DIGITS || zero && digits > 1) {
            throw NotJsonException.INSTANCE;
        }
        int whole = at;
        fraction();
        exponent();
        String written = text.substring(start, at);
        if (at == whole) {
            return whole(new BigInteger(written));
        }
        return NODES.numberNode(Double.parseDouble(written));
    }

    private static JsonNode whole(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private void fraction() {
        if (at < text.length() && text.charAt(at) == '.') {
            int dot = at++;
            if (digits() == 0) {
                at = dot;
            }
        }
    }

    private void exponent() {
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int mark = at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (digits() == 0) {
                at = mark;
            }
        }
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private JsonNode word(String word, JsonNode value) throws NotJsonException {
        if (!text.startsWith(word, at)) {
            throw NotJsonException.INSTANCE;
        }
        at += word.length();
        return value;
    }

    private void deeper() throws NotJsonException {
        if (++depth > MAX_DEPTH) {
            throw NotJsonException.INSTANCE;
        }
    }

    private void expect(char c) throws NotJsonException {
        if (peek() != c) {
            throw NotJsonException.INSTANCE;
        }
        at++;
    }

    private char peek() throws NotJsonException {
        if (at >= text.length()) {
            throw NotJsonException.INSTANCE;
        }
        return text.charAt(at);
    }

    /** No value starts here. Carries nothing: it is thrown for every bracket in prose. */
    static final class NotJsonException extends Exception {
        static final NotJsonException INSTANCE = new NotJsonException();

        private NotJsonException() {
            super("no JSON value", null, false, false);
        }
    }
}
