package dev.amplifier.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own, on loopback, with every safety on: {@code fsync}, {@code synchronous_commit} and {@code
 * full_page_writes}. One process at a time uses a folder. A server that an earlier process left behind, running or dead, is dealt with
 * at the start.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;

    private LocalPostgres(FileChannel lockFile, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.server = server;
    }

    /**
     * Starts the server on a free port and returns when it takes connections.
     *
     * @param folder where data and binaries live; made if it does not exist
     * @throws FolderInUseException if another process uses the folder
     * @throws IOException if the server does not start
     */
    public static LocalPostgres start(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Files.createDirectories(home);
        FileChannel lockFile = lock(home);
        try {
            Path data = home.resolve("data");
            Leftover.clear(data);
            return new LocalPostgres(lockFile, server(home, data));
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /** JDBC address of the database, user included. */
    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The loopback port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Stops the server, letting running statements end first, and frees the folder. */
    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lockFile.close();
        }
    }

    private static EmbeddedPostgres server(Path home, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Its hook would stop the server while those who use it are still finishing.
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setPGStartupWait(START_TIMEOUT)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("logging_collector", "off")
                .start();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new FolderInUseException(folder);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
