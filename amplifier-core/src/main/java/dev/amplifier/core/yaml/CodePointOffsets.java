package dev.amplifier.core.yaml;

import java.util.Arrays;

/** Translates positions counted in code points into positions counted in UTF-16 units. Immutable. */
final class CodePointOffsets {

    private static final int[] NONE = new int[0];

    /** The code point positions of the characters that take two units. */
    private final int[] wide;

    private CodePointOffsets(int[] wide) {
        this.wide = wide;
    }

    static CodePointOffsets of(String text) {
        int count = 0;
        int[] wide = NONE;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (count == wide.length) {
                    wide = Arrays.copyOf(wide, Math.max(8, count * 2));
                }
                wide[count] = i - count;
                count++;
                i++;
            }
        }
        return new CodePointOffsets(Arrays.copyOf(wide, count));
    }

    int utf16(int codePoints) {
        int found = Arrays.binarySearch(wide, codePoints);
        return codePoints + (found >= 0 ? found : -found - 1);
    }
}
