package dev.amplifier.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.amplifier.platform.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * PostgreSQL behind a bounded connection pool. Opening is instant and needs no running server; the first use migrates the schema. Safe for use
 * by several threads. Whoever opens it closes it.
 */
public final class Database implements AutoCloseable {

    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean migrated;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens a pool without connecting yet. */
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(ACQUIRE_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setPoolName("playground");
        config.addDataSourceProperty("ApplicationName", "playground");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new Database(new HikariDataSource(config));
    }

    /** Work on a connection that is given back when the work returns. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work. The connection must not be kept. */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work on a connection in auto-commit mode.
     *
     * @throws DatabaseException if the database can't be reached within 5 s or refuses
     */
    public <T> T with(Work<T> work) {
        migrate();
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException("The database refused, SQL state " + e.getSQLState(), e);
        }
    }

    /**
     * Does work in one transaction, rolled back if the work throws.
     *
     * @throws DatabaseException if the database can't be reached within 5 s or refuses
     */
    public <T> T inTransaction(Work<T> work) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Brings the schema up to date, once; calls after that return at once. */
    public void migrate() {
        if (migrated) {
            return;
        }
        migrating.lock();
        try {
            if (!migrated) {
                Flyway.configure(Database.class.getClassLoader())
                        .dataSource(pool)
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                migrated = true;
            }
        } catch (FlywayException e) {
            throw new DatabaseException("The schema could not be brought up to date", e);
        } finally {
            migrating.unlock();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
