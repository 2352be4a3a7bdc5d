package dev.amplifier.benchmarks.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The playground as {@code ./playground} starts it, in a process of its own. Closing it stops it and waits for its end. */
final class RunningPlayground implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final URI site;
    private final Duration untilReady;
    private final Path data;

    private RunningPlayground(Process process, Path data, URI site, Duration untilReady) {
        this.process = process;
        this.data = data;
        this.site = site;
        this.untilReady = untilReady;
    }

    /**
     * Starts what is built and returns when it is ready.
     *
     * @param data its data folder; a new one makes the start a cold one
     * @param settings environment variables on top of ours
     */
    static RunningPlayground start(Path data, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("root"), "playground").toString(),
                        "--no-build",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings);
        long begun = System.nanoTime();
        Process process = builder.start();
        // Whoever interrupts a measurement leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String ready = CompletableFuture.supplyAsync(() -> output.lines()
                        .filter(line -> line.startsWith("ready "))
                        .findFirst()
                        .orElse(""))
                .orTimeout(START_SECONDS, TimeUnit.SECONDS)
                .join();
        if (ready.isEmpty()) {
            throw new IOException("the playground did not start; run ./playground to see why");
        }
        Duration untilReady = Duration.ofNanos(System.nanoTime() - begun);
        return new RunningPlayground(process, data, URI.create(ready.substring("ready ".length())), untilReady);
    }

    /** Where it listens. */
    URI site() {
        return site;
    }

    /** Id of the Java process. */
    long pid() {
        return process.pid();
    }

    /** From the start of the process to the line that says that it is ready. */
    Duration untilReady() {
        return untilReady;
    }

    /** Memory in use by the Java process, and by it and PostgreSQL, in MiB. Known on Linux only. */
    List<Long> residentMebibytes() {
        long own = resident(process.toHandle());
        return List.of(
                own, own + postgres().mapToLong(RunningPlayground::resident).sum());
    }

    /** Open files and sockets of the Java process. Known on Linux only. */
    int openFiles() {
        String[] files = Path.of("/proc", Long.toString(pid()), "fd").toFile().list();
        return files == null ? 0 : files.length;
    }

    /** The server puts itself under another parent; it leaves its number in its folder. */
    private Stream<ProcessHandle> postgres() {
        Path file = data.resolve("postgres/data/postmaster.pid");
        try {
            long server = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(server).stream()
                    .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
        } catch (IOException | NumberFormatException e) {
            return Stream.empty();
        }
    }

    /** None for a process that ended while it was looked at. */
    private static long resident(ProcessHandle handle) {
        Path status = Path.of("/proc", Long.toString(handle.pid()), "smaps_rollup");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
