package dev.amplifier.local.tracked;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder that git knows, new ones that it does not ignore included; the folder must be a work tree. */
final class TrackedFiles {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private TrackedFiles() {}

    static List<Path> of(Path folder) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String names = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(folder + " is no git work tree, so nobody can say what of it is published");
        }
        return Stream.of(names.split("\0"))
                .filter(name -> !name.isEmpty())
                .map(folder::resolve)
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}
