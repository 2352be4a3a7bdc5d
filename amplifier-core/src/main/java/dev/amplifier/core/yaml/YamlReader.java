package dev.amplifier.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML 1.1 into a tree. Nothing but plain data can come out, every kind of growth has a limit, and no text makes it throw. Safe for
 * use by several threads.
 */
public final class YamlReader {

    private final YamlLimits limits;

    /** A reader with these limits. */
    public YamlReader(YamlLimits limits) {
        this.limits = limits;
    }

    /** Reads one document. */
    public YamlDocument read(String text) {
        var lines = SourceLines.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        long bytes = utf8Length(lines.text());
        if (bytes > limits.bytes()) {
            return refused(
                    lines,
                    new YamlProblem(
                            YamlProblem.Kind.TOO_LARGE,
                            "The document has " + bytes + " bytes; at most " + limits.bytes() + " are read.",
                            lines.range(0, 0)));
        }
        var offsets = CodePointOffsets.of(lines.text());
        var composer = new TreeComposer(lines, offsets, limits);
        try {
            var root = composer.compose();
            return new YamlDocument(lines, root, composer.problems());
        } catch (RefusedException refused) {
            return refused(lines, refused.problem());
        } catch (MarkedYAMLException malformed) {
            return refused(lines, syntax(lines, offsets, malformed));
        } catch (ReaderException unreadable) {
            int at = offsets.utf16(unreadable.getPosition());
            return refused(
                    lines,
                    new YamlProblem(
                            YamlProblem.Kind.SYNTAX,
                            "The character U+%04X is not allowed in YAML.".formatted(unreadable.getCodePoint()),
                            lines.range(at, at + 1)));
        } catch (YAMLException other) {
            return refused(
                    lines,
                    new YamlProblem(
                            YamlProblem.Kind.SYNTAX, sentence(String.valueOf(other.getMessage())), lines.range(0, 0)));
        }
    }

    private static YamlDocument refused(SourceLines lines, YamlProblem problem) {
        return new YamlDocument(lines, Optional.empty(), List.of(problem));
    }

    private static YamlProblem syntax(SourceLines lines, CodePointOffsets offsets, MarkedYAMLException malformed) {
        var mark = malformed.getProblemMark() != null ? malformed.getProblemMark() : malformed.getContextMark();
        int at = mark == null ? 0 : offsets.utf16(mark.getIndex());
        var parts = new ArrayList<String>();
        if (malformed.getContext() != null) {
            parts.add(malformed.getContext());
        }
        if (malformed.getProblem() != null) {
            parts.add(malformed.getProblem());
        }
        return new YamlProblem(
                YamlProblem.Kind.SYNTAX, "Not YAML: " + sentence(String.join(", ", parts)), lines.range(at, at + 1));
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
