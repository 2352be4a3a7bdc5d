package dev.amplifier.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process that ended badly left in a data folder: a server that still runs, or the pid file of one that does not. */
final class Leftover {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private Leftover() {}

    /** Stops the server that still runs on this data folder, if one does, and removes its pid file. */
    static void clear(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = server(pidFile, data);
        if (orphan.isPresent()) {
            log.info("stopping the database server that an earlier run left behind");
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The live process of the pid file, if it is a server of this folder and not a stranger that was given the same number. */
    private static Optional<ProcessHandle> server(Path pidFile, Path data) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !lines.get(1).equals(data.toString())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    /** A polite request makes PostgreSQL wait for its clients, which are gone with their process; so it ends quickly. */
    private static void stop(ProcessHandle server) throws IOException {
        server.destroy();
        try {
            server.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
            try {
                server.onExit()
                        .orTimeout(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException stillThere) {
                throw new IOException(
                        "a database server left behind, process " + server.pid() + ", cannot be stopped", stillThere);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a database server that was left behind stops", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot watch a database server that was left behind", e);
        }
    }
}
