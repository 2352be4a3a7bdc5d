package dev.amplifier.local.hostile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by lower-case name
 */
record RawAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Reads an answer of HTTP/1.1 whose end is the end of the connection. */
    static RawAnswer read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no whole answer came: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] sides = lines[i].split(":", 2);
            headers.put(sides[0].toLowerCase(Locale.ROOT), sides[1].strip());
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new RawAnswer(Integer.parseInt(lines[0].split(" ", 3)[1]), Map.copyOf(headers), body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The media type without its parameters. */
    String type() {
        return header("content-type").replaceFirst(";.*", "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
