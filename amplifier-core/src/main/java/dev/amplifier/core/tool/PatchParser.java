package dev.amplifier.core.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads patches in unified format and in the format with {@code *** Begin Patch}. Not safe for use by several threads. */
final class PatchParser {

    private final List<FilePatch> patches = new ArrayList<>();
    private FilePatch.@Nullable Kind kind;
    private String path = "";
    private List<FilePatch.Hunk> hunks = new ArrayList<>();
    private List<String> before = new ArrayList<>();
    private List<String> after = new ArrayList<>();
    private String oldPath = "";

    private PatchParser() {}

    static List<FilePatch> parse(String text) throws PatchException {
        PatchParser parser = new PatchParser();
        for (String line : text.lines().toList()) {
            parser.take(line);
        }
        parser.endFile();
        if (parser.patches.isEmpty()) {
            throw new PatchException(
                    "this is no patch: begin with '*** Begin Patch' and '*** Update File: path', or with '--- a/path' and '+++ b/path'");
        }
        return parser.patches;
    }

    private void take(String line) throws PatchException {
        if (line.startsWith("*** Add File: ")) {
            begin(FilePatch.Kind.ADD, line.substring(14));
        } else if (line.startsWith("*** Update File: ")) {
            begin(FilePatch.Kind.UPDATE, line.substring(17));
        } else if (line.startsWith("*** Delete File: ")) {
            begin(FilePatch.Kind.DELETE, line.substring(17));
        } else if (line.startsWith("*** End Patch")) {
            endFile();
        } else if (line.startsWith("--- ")) {
            oldPath = line.substring(4).strip();
        } else if (line.startsWith("+++ ")) {
            unified(line.substring(4).strip());
        } else if (line.startsWith("@@")) {
            endHunk();
        } else if (kind != null) {
            change(line);
        }
    }

    private void unified(String newPath) {
        if (newPath.equals("/dev/null")) {
            begin(FilePatch.Kind.DELETE, plain(oldPath));
        } else {
            begin(oldPath.equals("/dev/null") ? FilePatch.Kind.ADD : FilePatch.Kind.UPDATE, plain(newPath));
        }
    }

    private void change(String line) throws PatchException {
        char mark = line.isEmpty() ? ' ' : line.charAt(0);
        String rest = line.isEmpty() ? "" : line.substring(1);
        switch (mark) {
            case ' ' -> {
                before.add(rest);
                after.add(rest);
            }
            case '-' -> before.add(rest);
            case '+' -> after.add(rest);
            case '\\' -> {}
            default -> throw new PatchException("a line of a patch begins with a space, + or -, not with: " + line);
        }
    }

    private void begin(FilePatch.Kind next, String file) {
        endFile();
        kind = next;
        path = file.strip();
    }

    private void endFile() {
        endHunk();
        if (kind != null) {
            patches.add(new FilePatch(kind, path, List.copyOf(hunks)));
        }
        kind = null;
        hunks = new ArrayList<>();
    }

    private void endHunk() {
        if (!before.isEmpty() || !after.isEmpty()) {
            hunks.add(new FilePatch.Hunk(List.copyOf(before), List.copyOf(after)));
        }
        before = new ArrayList<>();
        after = new ArrayList<>();
    }

    private static String plain(String name) {
        return name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
    }
}
