package dev.amplifier.platform.token;

import dev.amplifier.platform.database.Database;
import java.time.Duration;
import java.util.UUID;

/** Refresh token families in PostgreSQL, each call one statement. */
public final class PostgresRefreshFamilies implements RefreshFamilies {

    private static final String START =
            "insert into refresh_families values (?, 0, now(), now() + make_interval(secs => ?))";
    private static final String ROTATE = """
            update refresh_families set
                generation = case
                    when generation = ? then generation + 1
                    when generation = ? + 1 and rotated_at > now() - make_interval(secs => ?) then generation
                    else -1 end,
                rotated_at = case when generation = ? then now() else rotated_at end,
                expires_at = now() + make_interval(secs => ?)
            where family = ? and generation >= 0 and expires_at > now()
            returning generation
            """;
    private static final String END = "update refresh_families set generation = -1 where family = ?";
    private static final String FORGET = "delete from refresh_families where expires_at < now()";

    private final Database database;

    /** Keeps them in this database. */
    public PostgresRefreshFamilies(Database database) {
        this.database = database;
    }

    @Override
    public void start(UUID family, Duration lifetime) {
        database.with(connection -> {
            try (var insert = connection.prepareStatement(START)) {
                insert.setObject(1, family);
                insert.setDouble(2, lifetime.toSeconds());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public int rotate(UUID family, int generation, Duration grace, Duration lifetime) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement(ROTATE)) {
                update.setInt(1, generation);
                update.setInt(2, generation);
                update.setDouble(3, grace.toMillis() / 1000.0);
                update.setInt(4, generation);
                update.setDouble(5, lifetime.toSeconds());
                update.setObject(6, family);
                try (var rows = update.executeQuery()) {
                    return rows.next() ? rows.getInt(1) : ENDED;
                }
            }
        });
    }

    @Override
    public void end(UUID family) {
        database.with(connection -> {
            try (var update = connection.prepareStatement(END)) {
                update.setObject(1, family);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public void forgetExpired() {
        database.with(connection -> {
            try (var delete = connection.prepareStatement(FORGET)) {
                return delete.executeUpdate();
            }
        });
    }
}
