package dev.amplifier.local.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as its bytes go over the wire, well formed or not.
 *
 * @param operation the operation of the document that it was made from
 * @param target path and query, as they stand in the request line
 * @param headers whole lines, without their ends; the length of the body is not among them
 */
record RawRequest(String operation, String method, String target, List<String> headers, byte[] body) {

    private static final int SHOWN = 2_000;

    /** What is sent; letters are Latin-1, so that any byte can stand in any place. */
    byte[] bytes() {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        String whole = new String(bytes(), StandardCharsets.UTF_8);
        return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "… (" + whole.length() + " characters)";
    }
}
