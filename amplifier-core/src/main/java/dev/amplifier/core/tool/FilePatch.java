package dev.amplifier.core.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a patch does to one file.
 *
 * @param kind add, change or delete
 * @param hunks the changes, in the order of the file; for a new file one hunk without old lines
 */
record FilePatch(Kind kind, String path, List<Hunk> hunks) {

    enum Kind {
        ADD,
        UPDATE,
        DELETE
    }

    /** Lines that are there, and what takes their place. */
    record Hunk(List<String> before, List<String> after) {}

    /**
     * The file afterwards.
     *
     * @param text the file before; null if there is none
     * @return empty if the file goes
     * @throws PatchException if the patch does not fit
     */
    Optional<String> apply(@Nullable String text) throws PatchException {
        if (kind == Kind.ADD) {
            if (text != null) {
                throw new PatchException("the patch adds " + path + ", which is already there");
            }
            return Optional.of(
                    lines(hunks.isEmpty() ? List.of() : hunks.getFirst().after()));
        }
        if (text == null) {
            throw new PatchException("the patch changes " + path + ", which is not there");
        }
        return kind == Kind.DELETE ? Optional.empty() : Optional.of(update(text));
    }

    private String update(String text) throws PatchException {
        List<String> rest = new ArrayList<>(text.lines().toList());
        List<String> done = new ArrayList<>();
        for (int i = 0; i < hunks.size(); i++) {
            Hunk hunk = hunks.get(i);
            int at = hunk.before().isEmpty() ? rest.size() : Collections.indexOfSubList(rest, hunk.before());
            if (at < 0) {
                throw new PatchException("change " + (i + 1) + " of " + path
                        + " does not fit: these lines are not there:\n" + String.join("\n", hunk.before()));
            }
            done.addAll(rest.subList(0, at));
            done.addAll(hunk.after());
            rest = rest.subList(at + hunk.before().size(), rest.size());
        }
        done.addAll(rest);
        return lines(done);
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
