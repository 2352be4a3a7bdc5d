package dev.amplifier.local.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import dev.amplifier.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;

/** The tables of a task hub as JSON: how each was made, and its rows. */
final class Recording {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TABLES = List.of("instance", "history", "message");
    private static final String BYTES = "\\x";
    private static final String SHAPE = """
            select 'create table taskhub.%1$s (' || string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
              || case when attnotnull then ' not null' else '' end, ', ' order by attnum) || ', '
              || (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'taskhub.%1$s'::regclass and contype = 'p') || ')'
            from pg_attribute where attrelid = 'taskhub.%1$s'::regclass and attnum > 0 and not attisdropped
            """;

    private Recording() {}

    /**
     * Takes the tables from a data folder that no server uses.
     *
     * @param folder of the database
     */
    static ObjectNode of(Path folder) throws IOException, SQLException {
        ObjectNode tables = JSON.createObjectNode();
        try (LocalPostgres server = LocalPostgres.start(folder);
                Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                ObjectNode entry = tables.putObject(table);
                try (ResultSet shape = statement.executeQuery(SHAPE.formatted(table))) {
                    shape.next();
                    entry.put("made_by", shape.getString(1));
                }
                try (ResultSet row =
                        statement.executeQuery("select row_to_json(t) from taskhub." + table + " t order by 1::text")) {
                    var rows = entry.putArray("rows");
                    while (row.next()) {
                        rows.add(JSON.readTree(row.getString(1)));
                    }
                }
            }
        }
        return tables;
    }

    /**
     * Puts recorded tables into a database that has none, as if all of it had happened later.
     *
     * @param folder of the database
     * @param later by how much; time limits of what was recorded would have run out otherwise
     */
    static void restore(JsonNode tables, Path folder, Duration later) throws IOException, SQLException {
        try (LocalPostgres server = LocalPostgres.start(folder);
                Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema taskhub");
            for (String table : TABLES) {
                statement.execute(tables.path(table).path("made_by").asText());
                String insert =
                        "insert into taskhub.%1$s select * from json_populate_record(null::taskhub.%1$s, ?::json)"
                                .formatted(table);
                try (PreparedStatement rows = connection.prepareStatement(insert)) {
                    for (JsonNode row : tables.path(table).path("rows")) {
                        rows.setString(1, moved(row, later).toString());
                        rows.executeUpdate();
                    }
                }
            }
        }
    }

    private static JsonNode moved(JsonNode row, Duration later) throws InvalidProtocolBufferException {
        ObjectNode moved = row.deepCopy();
        for (String time : List.of("created_at", "updated_at")) {
            if (row.has(time)) {
                moved.put(
                        time,
                        OffsetDateTime.parse(row.path(time).asText())
                                .plus(later)
                                .toString());
            }
        }
        String event = row.path("event").asText();
        if (event.startsWith(BYTES)) {
            byte[] bytes = HexFormat.of().parseHex(event.substring(BYTES.length()));
            bytes = moved(HistoryEvent.parseFrom(bytes), later).toByteArray();
            moved.put("event", BYTES + HexFormat.of().formatHex(bytes));
        }
        return moved;
    }

    private static HistoryEvent moved(HistoryEvent event, Duration later) {
        HistoryEvent.Builder moved = event.toBuilder().setTimestamp(moved(event.getTimestamp(), later));
        if (event.hasTimerCreated()) {
            moved.getTimerCreatedBuilder()
                    .setFireAt(moved(event.getTimerCreated().getFireAt(), later));
        }
        if (event.hasTimerFired()) {
            moved.getTimerFiredBuilder().setFireAt(moved(event.getTimerFired().getFireAt(), later));
        }
        return moved.build();
    }

    private static Timestamp moved(Timestamp time, Duration later) {
        Instant moved =
                Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).plus(later);
        return Timestamp.newBuilder()
                .setSeconds(moved.getEpochSecond())
                .setNanos(moved.getNano())
                .build();
    }
}
