package dev.amplifier.local.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A clock of the day that jumps, for processes that are started with {@link #environment}; it needs Linux and a C compiler. */
final class FakeClock {

    private final Path library;
    private final Path offsetFile;
    private Duration offset = Duration.ZERO;

    /**
     * A clock that goes right.
     *
     * @param folder of its own
     */
    FakeClock(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        offsetFile = folder.resolve("offset").toAbsolutePath();
        library = folder.resolve("clock.so").toAbsolutePath();
        Path source = folder.resolve("clock.c");
        try (InputStream text = FakeClock.class.getResourceAsStream("clock.c")) {
            Files.copy(Objects.requireNonNull(text), source);
        }
        compile(source);
        jump(Duration.ZERO);
    }

    /** What a process needs to believe this clock. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_OFFSET_FILE", offsetFile.toString());
    }

    /** Sets the clock forward, or back by what is negative; processes notice at once. */
    void jump(Duration by) throws IOException {
        offset = offset.plus(by);
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(offset.toSeconds()).flip();
        try (FileChannel file = FileChannel.open(offsetFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }

    /** How far it is ahead of the true time; negative if behind. */
    Duration offset() {
        return offset;
    }

    private void compile(Path source) throws IOException, InterruptedException {
        Process compiler = new ProcessBuilder(
                        "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes());
        if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            throw new AssertionError("faults of the clock need Linux and a C compiler; cc says: " + said
                    + "; name other kinds of faults to do without");
        }
    }
}
