package dev.amplifier.host.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer in HTTP/1.1, read within bounds.
 *
 * @param status its code
 * @param headers by name in lower case, the first of each
 * @param body what fitted the bound
 * @param cut whether there was more
 */
record WebResponse(int status, Map<String, String> headers, byte[] body, boolean cut) {

    private static final int MOST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    /** Reads one; the stream ends with it. */
    static WebResponse read(InputStream in, int mostBytes) throws IOException {
        String[] begin = line(in).split(" ", 3);
        if (begin.length < 2 || !begin[0].startsWith("HTTP/1.") || !begin[1].matches("[2-5]\\d\\d")) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new IOException("the answer's headers are not understood");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                ? chunks(in, mostBytes + 1)
                : in.readNBytes((int) Math.min(mostBytes + 1L, length(headers)));
        boolean cut = body.length > mostBytes;
        return new WebResponse(
                Integer.parseInt(begin[1]), Map.copyOf(headers), cut ? Arrays.copyOf(body, mostBytes) : body, cut);
    }

    private static long length(Map<String, String> headers) {
        String length = headers.getOrDefault("content-length", "");
        return length.matches("\\d{1,15}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private static byte[] chunks(InputStream in, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < most) {
            String size = line(in).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("the answer's chunks are not understood");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                break;
            }
            int wanted = (int) Math.min(length, most - body.size());
            byte[] chunk = in.readNBytes(wanted);
            body.write(chunk);
            if (chunk.length < wanted) {
                throw new IOException("the answer broke off");
            }
            if (wanted == length) {
                line(in);
            }
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= MOST_LINE) {
                throw new IOException("the answer broke off, or has a line that is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
