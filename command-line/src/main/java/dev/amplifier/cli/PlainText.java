package dev.amplifier.cli;

/** Texts that come from a model or another user, made harmless for a terminal. */
final class PlainText {

    private PlainText() {}

    /** The text without control characters, which could move the cursor, recolour or retitle; line ends and tabs stay. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !(Character.isISOControl(c) || isDirection(c)))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
