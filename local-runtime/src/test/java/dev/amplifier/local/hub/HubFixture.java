package dev.amplifier.local.hub;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.amplifier.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real PostgreSQL for all hub tests of a JVM, emptied for each, and hubs on it. */
final class HubFixture implements AutoCloseable {

    private static final LocalPostgres SERVER = startServer();

    final SdkExecutor executor = new SdkExecutor();
    private final HikariDataSource database;
    private final HubOptions options;
    private TaskHub hub;
    private DurableTaskClient client;

    HubFixture() throws SQLException {
        this(HubOptions.DEFAULT);
    }

    HubFixture(HubOptions options) throws SQLException {
        this.options = options;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.jdbcUrl());
        config.setMaximumPoolSize(8);
        this.database = new HikariDataSource(config);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists taskhub cascade");
        }
    }

    HubFixture start() throws SQLException, IOException {
        hub = TaskHub.start(database, executor, options);
        client = new DurableTaskGrpcClientBuilder().port(hub.grpcPort()).build();
        return this;
    }

    DataSource database() {
        return database;
    }

    DurableTaskClient client() {
        return client;
    }

    TaskHub hub() {
        return hub;
    }

    /** Stops the hub, as far as a test in the same process can without asking running activities. */
    void stop() throws InterruptedException {
        client.close();
        hub.close();
    }

    int rows(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from taskhub." + table)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        database.close();
    }

    private static LocalPostgres startServer() {
        try {
            Path folder = Files.createTempDirectory("hub-test");
            LocalPostgres server = LocalPostgres.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                    delete(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
