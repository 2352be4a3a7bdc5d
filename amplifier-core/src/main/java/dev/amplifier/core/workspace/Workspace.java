package dev.amplifier.core.workspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one execution, in memory. Paths are relative, use {@code /} and cannot leave it. Bounded in number and size. Safe for use by
 * several threads.
 */
public final class Workspace {

    /** Most files. */
    public static final int MOST_FILES = 2_000;

    /** Most bytes in all, as UTF-8. */
    public static final long MOST_BYTES = 20L << 20;

    private static final int PATH_LENGTH = 400;

    private final TreeMap<String, String> files = new TreeMap<>();
    private long bytes;

    /** A workspace with these files. */
    public static Workspace of(Map<String, String> files) throws WorkspaceException {
        Workspace workspace = new Workspace();
        for (Map.Entry<String, String> file : files.entrySet()) {
            workspace.write(file.getKey(), file.getValue());
        }
        return workspace;
    }

    /** The text of a file, if there is one. */
    public synchronized Optional<String> read(String path) throws WorkspaceException {
        return Optional.ofNullable(files.get(normalize(path)));
    }

    /** Makes or replaces a file. */
    public synchronized void write(String path, String text) throws WorkspaceException {
        String name = normalize(path);
        String before = files.get(name);
        long after = bytes + size(text) - (before == null ? 0 : size(before));
        if (before == null && files.size() >= MOST_FILES) {
            throw new WorkspaceException(
                    "the workspace holds " + MOST_FILES + " files, which is its limit; delete some first");
        }
        if (after > MOST_BYTES) {
            throw new WorkspaceException(
                    "the workspace would hold more than " + (MOST_BYTES >> 20) + " MiB; write less");
        }
        files.put(name, text);
        bytes = after;
    }

    /** Removes a file; false if there was none. */
    public synchronized boolean delete(String path) throws WorkspaceException {
        String before = files.remove(normalize(path));
        bytes -= before == null ? 0 : size(before);
        return before != null;
    }

    /** Work with the files that is done in one go. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run() throws WorkspaceException;
    }

    /** Does short work while nobody else reads or writes, so that what was read still holds when it is written. */
    public synchronized <T> T atomically(Work<T> work) throws WorkspaceException {
        return work.run();
    }

    /**
     * Takes over what a program did to a copy of the files, in one go. A file that somebody else has changed meanwhile stays as they left it.
     *
     * @param before all files as the copy began
     * @param after all files as the program left them, by normalized path
     * @return the paths that were changed by both, sorted; usually empty
     */
    public synchronized List<String> merge(Map<String, String> before, Map<String, String> after)
            throws WorkspaceException {
        List<String> changed = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                .filter(path -> !Objects.equals(files.get(path), after.get(path)))
                .sorted()
                .toList();
        Map<Boolean, List<String>> free = changed.stream()
                .collect(Collectors.partitioningBy(path -> Objects.equals(files.get(path), before.get(path))));
        List<String> mine = free.getOrDefault(true, List.of());
        for (String path : mine) {
            if (!after.containsKey(path)) {
                delete(path);
            }
        }
        for (String path : mine) {
            String text = after.get(path);
            if (text != null) {
                write(path, text);
            }
        }
        return free.getOrDefault(false, List.of());
    }

    /** The paths of all files, sorted. */
    public synchronized List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** All files by path. */
    public synchronized Map<String, String> files() {
        return Map.copyOf(files);
    }

    /**
     * The one spelling of a path.
     *
     * @throws WorkspaceException if it leaves the workspace or names no file
     */
    public static String normalize(String path) throws WorkspaceException {
        if (path.length() > PATH_LENGTH) {
            throw new WorkspaceException("a path has " + PATH_LENGTH + " characters at most");
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.replace('\\', '/').split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.isEmpty()) {
                        throw new WorkspaceException(
                                "the path '" + path + "' leaves the workspace; use a path inside it");
                    }
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        if (parts.isEmpty() || path.indexOf('\0') >= 0) {
            throw new WorkspaceException("'" + path + "' names no file; give a relative path such as notes/today.md");
        }
        return String.join("/", parts);
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A request that the workspace cannot grant; the message says why and what is allowed. */
    public static final class WorkspaceException extends Exception {

        private static final long serialVersionUID = 1L;

        /** A refusal. */
        public WorkspaceException(String message) {
            super(message);
        }
    }
}
