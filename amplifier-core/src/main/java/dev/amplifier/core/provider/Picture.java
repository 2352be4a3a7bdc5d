package dev.amplifier.core.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A picture that is shown to a model, held as it travels.
 *
 * @param kind what its first bytes say it is
 * @param base64 its bytes, in base64 with padding and without line breaks
 */
public record Picture(Kind kind, String base64) {

    /** How many a turn takes. */
    public static final int MOST = 3;

    /** How large all pictures of a turn may be together, in bytes. */
    public static final int MOST_BYTES = 150_000;

    /** The kinds that models see. */
    public enum Kind {
        PNG("image/png"),
        JPEG("image/jpeg"),
        GIF("image/gif"),
        WEBP("image/webp");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Its media type, such as {@code image/png}. */
        public String mediaType() {
            return mediaType;
        }

        private static Optional<Kind> of(byte[] bytes) {
            if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
                return Optional.of(PNG);
            }
            if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
                return Optional.of(JPEG);
            }
            if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
                return Optional.of(GIF);
            }
            return begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP") ? Optional.of(WEBP) : Optional.empty();
        }

        private static boolean begins(byte[] bytes, int at, String magic) {
            byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length >= at + wanted.length
                    && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
        }
    }

    /** What came of reading a picture. */
    public sealed interface Reading {

        /** It is one. */
        record Read(Picture picture) implements Reading {}

        /**
         * It is none that can be shown.
         *
         * @param reason what is wrong, what is allowed and what to do
         */
        record Refused(String reason) implements Reading {}
    }

    /**
     * Reads a picture that somebody sent.
     *
     * @param mediaType what the sender says it is
     * @param base64 its bytes
     */
    public static Reading read(String mediaType, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(
                    "its data is no base64; send the picture's bytes in base64, without line breaks");
        }
        if (bytes.length > MOST_BYTES) {
            return new Reading.Refused(
                    "it has " + bytes.length + " bytes; " + MOST_BYTES + " are allowed. Make it smaller");
        }
        Optional<Kind> kind = Kind.of(bytes);
        if (kind.isEmpty()) {
            return new Reading.Refused(
                    "its first bytes are those of no picture that models see; send PNG, JPEG, GIF or WebP");
        }
        if (!kind.get().mediaType().equals(mediaType)) {
            return new Reading.Refused("its media_type is " + mediaType + " and its bytes are "
                    + kind.get().mediaType() + "; say what it is");
        }
        return new Reading.Read(new Picture(kind.get(), Base64.getEncoder().encodeToString(bytes)));
    }

    /** How many bytes it has. */
    public int bytes() {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4 * 3 - padding;
    }

    /** Pictures in words, such as {@code 2 pictures (image/png, 812 bytes; image/gif, 40 bytes)}. */
    public static String described(List<Picture> pictures) {
        return (pictures.size() == 1 ? "1 picture" : pictures.size() + " pictures")
                + pictures.stream()
                        .map(picture -> picture.kind().mediaType() + ", " + picture.bytes() + " bytes")
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    /** Says what it is and not what is on it. */
    @Override
    public String toString() {
        return "Picture[" + kind.mediaType() + ", " + bytes() + " bytes]";
    }
}
