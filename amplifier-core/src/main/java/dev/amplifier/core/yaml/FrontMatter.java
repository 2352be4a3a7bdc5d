package dev.amplifier.core.yaml;

import java.util.Optional;

/**
 * A Markdown text that begins with YAML between two lines of three dashes.
 *
 * @param yaml the YAML; its places are those of the whole text
 * @param body the text below, as it stands
 * @param bodyLine the line, from 1, on which the body starts
 */
public record FrontMatter(YamlDocument yaml, String body, int bodyLine) {

    private static final String FENCE = "---";

    /** Reads a text; empty if it does not begin with front matter, or never closes it. */
    public static Optional<FrontMatter> of(String text, YamlReader reader) {
        String source = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int firstEnd = endOfLine(source, 0);
        if (!source.substring(0, firstEnd).stripTrailing().equals(FENCE) || firstEnd == source.length()) {
            return Optional.empty();
        }
        int line = 2;
        for (int start = firstEnd + 1; start < source.length(); line++) {
            int end = endOfLine(source, start);
            if (source.substring(start, end).stripTrailing().equals(FENCE)) {
                // A comment takes the place of the opening fence, so that every place in the YAML stays what it is in
                // the text.
                String yaml = "#" + source.substring(1, start);
                String body = end < source.length() ? source.substring(end + 1) : "";
                return Optional.of(new FrontMatter(reader.read(yaml), body, line + 1));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
