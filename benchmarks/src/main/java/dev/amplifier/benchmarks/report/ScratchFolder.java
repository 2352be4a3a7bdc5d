package dev.amplifier.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the time of one measurement. Closing it removes it with all that is in it. */
public record ScratchFolder(Path path) implements AutoCloseable {

    /** A new and empty folder. */
    public static ScratchFolder make() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("benchmark"));
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
