package dev.amplifier.core.yaml;

import java.util.OptionalInt;

/** Finds a part of a scalar's value again in the text that the scalar was written as. */
final class ScalarPart {

    private ScalarPart() {}

    static SourceRange locate(SourceLines lines, SourceText scalar, int from, int to) {
        var range = scalar.range();
        if (from < 0
                || to < from
                || to > scalar.value().length()
                || range.endOffset() > lines.text().length()) {
            return range;
        }
        String raw = lines.text().substring(range.startOffset(), range.endOffset());
        if (raw.isEmpty()) {
            return range;
        }
        OptionalInt start = offset(raw, scalar.value(), from);
        OptionalInt end = to == from ? start : offset(raw, scalar.value(), to - 1);
        if (start.isPresent() && end.isPresent()) {
            int after = to == from ? end.getAsInt() : end.getAsInt() + 1;
            return lines.range(range.startOffset() + start.getAsInt(), range.startOffset() + after);
        }
        int found = to == from ? -1 : raw.indexOf(scalar.value().substring(from, to));
        return found < 0 ? range : lines.range(range.startOffset() + found, range.startOffset() + found + to - from);
    }

    private static OptionalInt offset(String raw, String value, int index) {
        return switch (raw.charAt(0)) {
            case '\'' -> inSingleQuotes(raw, index);
            case '"' -> inDoubleQuotes(raw, index);
            case '|' -> inLiteralBlock(raw, value, index);
            case '>' -> OptionalInt.empty();
            default -> raw.startsWith(value) ? OptionalInt.of(index) : OptionalInt.empty();
        };
    }

    private static OptionalInt inSingleQuotes(String raw, int index) {
        int at = 1;
        for (int i = 0; i < index; i++) {
            if (at >= raw.length() || isBreak(raw.charAt(at))) {
                return OptionalInt.empty();
            }
            at += raw.startsWith("''", at) ? 2 : 1;
        }
        return OptionalInt.of(at);
    }

    private static OptionalInt inDoubleQuotes(String raw, int index) {
        int at = 1;
        for (int i = 0; i < index; i++) {
            if (at + 1 >= raw.length() || isBreak(raw.charAt(at))) {
                return OptionalInt.empty();
            }
            if (raw.charAt(at) == '\\') {
                if (isBreak(raw.charAt(at + 1)) || raw.charAt(at + 1) == 'U') {
                    return OptionalInt.empty();
                }
                at += switch (raw.charAt(at + 1)) {
                    case 'x' -> 4;
                    case 'u' -> 6;
                    default -> 2;
                };
            } else {
                at++;
            }
        }
        return OptionalInt.of(at);
    }

    /** A literal block keeps its lines, so the n-th line of the value is the n-th line after the header. */
    private static OptionalInt inLiteralBlock(String raw, String value, int index) {
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (value.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int at = 0;
        for (int i = 0; i <= line; i++) {
            at = raw.indexOf('\n', at) + 1;
            if (at == 0) {
                return OptionalInt.empty();
            }
        }
        int lineEnd = value.indexOf('\n', lineStart);
        String content = value.substring(lineStart, lineEnd < 0 ? value.length() : lineEnd);
        int rawEnd = raw.indexOf('\n', at);
        String rawLine = raw.substring(at, rawEnd < 0 ? raw.length() : rawEnd);
        if (rawLine.endsWith("\r")) {
            rawLine = rawLine.substring(0, rawLine.length() - 1);
        }
        int indent = rawLine.length() - content.length();
        return indent >= 0 && rawLine.endsWith(content)
                ? OptionalInt.of(at + indent + index - lineStart)
                : OptionalInt.empty();
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
