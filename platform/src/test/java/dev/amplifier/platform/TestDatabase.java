package dev.amplifier.platform;

import dev.amplifier.platform.config.DatabaseSettings;
import dev.amplifier.platform.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One real PostgreSQL for all tests of this JVM; stopped when the JVM ends. */
public final class TestDatabase {

    private static final Database SHARED = start();

    private TestDatabase() {}

    public static Database shared() {
        return SHARED;
    }

    private static Database start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Database database =
                    Database.open(new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "", 10));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, database)));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server, Database database) {
        database.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
