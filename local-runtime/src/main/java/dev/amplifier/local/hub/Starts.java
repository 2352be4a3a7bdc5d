package dev.amplifier.local.hub;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Counts how often the hub was started on its database: what the clock can't say, because it may have been set back in between. */
public final class Starts {

    /** The first is above any number of milliseconds since 1970 before the year 2039, which an older version gave to runs. */
    private static final long BASE = 512;

    /** Runs that may begin between two starts: 4 billion. Two million starts stay exact in a browser, which has 53 bits. */
    private static final int RUN_BITS = 32;

    private static final String COUNT = """
            insert into taskhub.start values (true, 1)
            on conflict (single) do update set count = taskhub.start.count + 1 returning count
            """;

    private Starts() {}

    /**
     * Counts a start.
     *
     * @param database where the hub keeps the schema {@code taskhub}
     * @return what the numbers of this start's runs lie above; no run of an earlier start has a higher one
     * @throws SQLException if the database cannot be used
     */
    public static long runsAbove(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema if not exists taskhub;
                    create table if not exists taskhub.start (
                        single boolean primary key check (single),
                        count bigint not null)
                    """);
            try (ResultSet row = statement.executeQuery(COUNT)) {
                row.next();
                return (BASE + row.getLong(1)) << RUN_BITS;
            }
        }
    }
}
