package dev.amplifier.functions.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Answers in gzip, for who accepts it. The apps do it themselves: what stands before them in the cloud only compresses what it may keep. Safe for
 * use by several threads.
 */
final class Compression {

    /**
     * Shorter bodies, in characters, stay as they are: they fit into a packet or two anyway. An answer that holds a secret, a token or what a webhook
     * signs with, holds a new one each time, so that nothing can be learned from how well it compresses (BREACH).
     */
    static final int WORTHWHILE = 2_048;

    private static final Pattern GZIP = Pattern.compile("(?i)\\s*gzip\\s*(;\\s*q=(?!0(\\.0*)?\\s*$).*)?");

    private Compression() {}

    /**
     * Whether a caller takes gzip.
     *
     * @param acceptEncoding the header of that name (RFC 9110, section 12.5.3), empty if there is none
     */
    static boolean accepted(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(",")).anyMatch(GZIP.asMatchPredicate());
    }

    /** The content in gzip, compressed for speed. */
    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream out = new Fast(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return compressed.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {

        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
