package dev.amplifier.core.yaml;

import java.util.Arrays;

/** A text that knows its lines, which end with a line feed, a carriage return or both. Immutable. */
public final class SourceLines {

    private final String text;
    private final int[] lineStarts;

    private SourceLines(String text, int[] lineStarts) {
        this.text = text;
        this.lineStarts = lineStarts;
    }

    /** The lines of a text. */
    public static SourceLines of(String text) {
        int[] starts = new int[Math.max(16, text.length() / 32)];
        int count = 1;
        boolean onlyLineFeeds = text.indexOf('\r') < 0;
        for (int i = nextBreak(text, 0, onlyLineFeeds); i >= 0; i = nextBreak(text, i + 1, onlyLineFeeds)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return new SourceLines(text, Arrays.copyOf(starts, count));
    }

    /** The last character of the next line break; -1 if there is none. */
    private static int nextBreak(String text, int from, boolean onlyLineFeeds) {
        if (onlyLineFeeds) {
            return text.indexOf('\n', from);
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                return i;
            }
        }
        return -1;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The range between two offsets; both are moved into the text, and the end not before the start. */
    public SourceRange range(int startOffset, int endOffset) {
        int start = Math.clamp(startOffset, 0, text.length());
        int end = Math.clamp(endOffset, start, text.length());
        int startLine = lineOf(start);
        int endLine = lineOf(end);
        return new SourceRange(
                start,
                startLine + 1,
                start - lineStarts[startLine] + 1,
                end,
                endLine + 1,
                end - lineStarts[endLine] + 1);
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * The place of a part of a scalar, such as one reference inside a prompt. Where quoting or folding hides it, the first place that
     * reads the same, or else the whole scalar.
     *
     * @param scalar a scalar of this text
     * @param from index of the part's first character in the scalar's value
     * @param to index just after the part
     */
    public SourceRange within(SourceText scalar, int from, int to) {
        return ScalarPart.locate(this, scalar, from, to);
    }
}
