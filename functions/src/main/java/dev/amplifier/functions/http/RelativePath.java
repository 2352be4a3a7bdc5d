package dev.amplifier.functions.http;

/** Names of files that callers send: relative, and never a way out of the folder that they are put into. */
public final class RelativePath {

    private RelativePath() {}

    /**
     * Lets a path through.
     *
     * @throws Problem if it is absolute, has {@code .} or {@code ..} or empty parts, or holds what some file systems can't
     */
    public static String inside(String path) {
        boolean inside = path.indexOf('\\') < 0 && path.indexOf('\0') < 0 && path.indexOf(':') < 0;
        for (String part : path.split("/", -1)) {
            inside = inside && !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        if (!inside) {
            throw Problem.of(
                    ProblemType.MALFORMED_REQUEST,
                    "A name in files is not a relative path without . and .. parts, such as notes/today.md.");
        }
        return path;
    }
}
