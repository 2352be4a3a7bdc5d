package dev.amplifier.core.yaml;

/**
 * A stretch of a text, from its first character to just after its last. Lines and columns are counted from 1, offsets from 0;
 * columns and offsets are in UTF-16 units, as editors count them.
 *
 * @param startOffset offset of the first character
 * @param startLine line of the first character
 * @param startColumn column of the first character
 * @param endOffset offset just after the last character
 * @param endLine line of the end
 * @param endColumn column just after the last character
 */
public record SourceRange(int startOffset, int startLine, int startColumn, int endOffset, int endLine, int endColumn) {

    /** The empty range at the very start of a text; also the place of what was never written anywhere. */
    public static final SourceRange START = new SourceRange(0, 1, 1, 0, 1, 1);

    /** Refuses a range that ends before it starts. */
    public SourceRange {
        if (startOffset < 0 || startLine < 1 || startColumn < 1 || endOffset < startOffset || endLine < startLine) {
            throw new IllegalArgumentException("not a range: " + startLine + ":" + startColumn + " (offset "
                    + startOffset + ") to " + endLine + ":" + endColumn + " (offset " + endOffset + ")");
        }
    }

    /** The stretch from the start of this range to the end of the other, which must not end before this one starts. */
    public SourceRange to(SourceRange other) {
        return new SourceRange(startOffset, startLine, startColumn, other.endOffset, other.endLine, other.endColumn);
    }
}
