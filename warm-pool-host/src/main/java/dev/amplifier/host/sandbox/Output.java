package dev.amplifier.host.sandbox;

/** What a program wrote, within bounds. */
final class Output {

    /** Most characters, and most bytes, of a stream that are kept. */
    static final int MOST = 1 << 20;

    /** What stands where the rest was. */
    static final String CUT = "\n… cut: more than 1 MiB was written\n";

    private Output() {}

    static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + CUT;
    }
}
