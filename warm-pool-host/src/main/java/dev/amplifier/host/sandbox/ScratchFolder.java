package dev.amplifier.host.sandbox;

import dev.amplifier.core.sandbox.Leftovers;
import dev.amplifier.core.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A folder on disk for one program: its workspace and its temporary files. What lies there was made by a stranger; links are never followed.
 * Gone when closed. Not safe for use by several threads.
 */
final class ScratchFolder implements AutoCloseable {

    private static final int DEPTH = 64;
    private static final long PATIENCE_SECONDS = 60;

    private final Path root;

    private ScratchFolder(Path root) {
        this.root = root;
    }

    /** Makes one with these files, by normalized path. */
    static ScratchFolder make(Map<String, String> files) throws IOException {
        ScratchFolder folder = new ScratchFolder(Files.createTempDirectory(parent(), "sandbox-"));
        try {
            Files.createDirectory(folder.workspace());
            Files.createDirectory(folder.temporary());
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.workspace().resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            if (Bubblewrap.root()) {
                folder.handOver();
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Where the program's files lie. */
    Path workspace() {
        return root.resolve("workspace");
    }

    /** Where the program may put what nobody keeps. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /**
     * How much lies in it.
     *
     * @param bytes sum of the sizes of files
     * @param entries files, folders and others
     * @param tooDeep whether folders lie deeper in each other than 64
     */
    record Size(long bytes, int entries, boolean tooDeep) {}

    /** Looks how much lies in it, up to a number of entries. */
    Size size(int mostEntries) throws IOException {
        long[] bytes = new long[1];
        int[] entries = new int[1];
        boolean[] tooDeep = new boolean[1];
        walk(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                return count(0);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                tooDeep[0] |= about.isDirectory();
                return count(about.size());
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return count(0);
            }

            private FileVisitResult count(long size) {
                bytes[0] += size;
                entries[0]++;
                return entries[0] > mostEntries ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return new Size(bytes[0], entries[0], tooDeep[0]);
    }

    /** The text files that the program left. It must have ended. */
    Leftovers leftovers() throws IOException {
        Leftovers left = new Leftovers();
        walk(workspace(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                String path = workspace().relativize(file).toString();
                if (!about.isRegularFile()) {
                    left.leave(path, about.isDirectory() ? "it lies too deep" : "it is no plain file");
                } else if (about.size() > Workspace.MOST_BYTES) {
                    left.leave(path, "it is larger than " + (Workspace.MOST_BYTES >> 20) + " MiB");
                } else {
                    add(left, path, Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
                left.leave(workspace().relativize(file).toString(), "it cannot be read");
                return FileVisitResult.CONTINUE;
            }
        });
        return left;
    }

    @Override
    public void close() throws IOException {
        // Names may be longer than a path can be, and folders closed to their owner; the system's tools cope with both.
        system("chmod", "-R", "u+rwX", root.toString());
        if (!system("rm", "-rf", "--", root.toString())) {
            throw new IOException("the folder " + root + " cannot be removed");
        }
    }

    private static void add(Leftovers left, String path, byte[] bytes) {
        try {
            left.add(
                    path,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            left.leave(path, "it is not text in UTF-8");
        }
    }

    private static void walk(Path from, SimpleFileVisitor<Path> visitor) throws IOException {
        Files.walkFileTree(from, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
    }

    private void handOver() throws IOException {
        walk(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) throws IOException {
                return visitFile(folder, about);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                Files.setAttribute(file, "unix:uid", Bubblewrap.NOBODY);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folder for temporary files, or one that everybody reaches if the program runs as somebody else. */
    private static Path parent() throws IOException {
        Path usual = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        return !Bubblewrap.root() || open(usual) ? usual : Path.of("/tmp");
    }

    private static boolean open(Path folder) throws IOException {
        for (Path part = folder; part != null; part = part.getParent()) {
            if (!Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean system(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                boolean ended = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return ended && process.exitValue() == 0;
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        process.destroyForcibly();
        return false;
    }
}
