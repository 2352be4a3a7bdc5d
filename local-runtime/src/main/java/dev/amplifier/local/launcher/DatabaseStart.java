package dev.amplifier.local.launcher;

import dev.amplifier.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL on its way up, while other things are done. */
final class DatabaseStart implements AutoCloseable {

    private final CompletableFuture<LocalPostgres> server = new CompletableFuture<>();

    private DatabaseStart() {}

    /** Begins to start the server in a folder. */
    static DatabaseStart in(Path folder) {
        DatabaseStart start = new DatabaseStart();
        Thread.ofPlatform().name("postgres-start").start(() -> {
            try {
                start.server.complete(LocalPostgres.start(folder));
            } catch (IOException | RuntimeException e) {
                start.server.completeExceptionally(e);
            }
        });
        return start;
    }

    /**
     * The server, once it is up; it has a time limit of its own.
     *
     * @throws IOException if it did not start
     */
    LocalPostgres await() throws IOException {
        try {
            return server.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Stops the server, also if it is still starting. */
    @Override
    public void close() throws IOException {
        if (server.handle((up, failure) -> failure == null).join()) {
            await().close();
        }
    }
}
