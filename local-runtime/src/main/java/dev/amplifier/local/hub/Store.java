package dev.amplifier.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The hub's tables. Safe for use by several threads. */
final class Store {

    private static final String SCHEMA = """
            create schema if not exists taskhub;
            create table if not exists taskhub.instance (
                id text primary key,
                execution_id text not null,
                name text not null,
                status smallint not null,
                input text,
                output text,
                custom_status text,
                failure bytea,
                created_at timestamptz not null,
                updated_at timestamptz not null);
            create index if not exists instance_status on taskhub.instance (status, updated_at);
            create index if not exists instance_created on taskhub.instance (created_at, id);
            create table if not exists taskhub.history (
                instance_id text not null,
                position integer not null,
                event bytea not null,
                primary key (instance_id, position));
            create table if not exists taskhub.message (
                id bigint primary key,
                instance_id text not null,
                execution_id text not null,
                event bytea not null,
                visible_at bigint not null);
            create index if not exists message_instance on taskhub.message (instance_id);
            """;

    private final DataSource database;

    Store(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    /** Applies changes in one transaction. */
    void apply(List<Change> changes) throws SQLException {
        Batch batch = new Batch();
        for (Change change : changes) {
            batch.add(change);
        }
        try (Connection connection = database.getConnection()) {
            batch.execute(connection);
        }
    }

    /** Every instance that has not ended, without its history. */
    List<Instance> living() throws SQLException {
        List<Instance> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, name, execution_id, status, custom_status from taskhub.instance where status in (0, 6, 7)");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instance instance = new Instance(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        OrchestrationStatus.forNumber(row.getInt(4)));
                instance.customStatus = row.getString(5);
                all.add(instance);
            }
        }
        return all;
    }

    /** Every message that waits, in the order they were sent. */
    void messages(Consumer<Message> each) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, instance_id, execution_id, event, visible_at from taskhub.message order by id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                each.accept(new Message(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        event(row.getBytes(4)),
                        true,
                        row.getLong(5)));
            }
        }
    }

    /** The history of an instance, oldest first. */
    List<HistoryEvent> history(String instanceId) throws SQLException {
        List<HistoryEvent> events = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select event from taskhub.history where instance_id = ? order by position")) {
            select.setString(1, instanceId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row.getBytes(1)));
                }
            }
        }
        return events;
    }

    /** An instance, whether it lives or not; null if there is none of this id. */
    @Nullable
    InstanceRow find(String id) throws SQLException {
        List<InstanceRow> found = query("where id = ?", List.of(id));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Instances that fit a condition of our own making, with its parameters. */
    List<InstanceRow> query(String condition, List<Object> parameters) throws SQLException {
        List<InstanceRow> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, execution_id, name, status, input, output, custom_status, failure, created_at, updated_at"
                                + " from taskhub.instance " + condition)) {
            bind(connection, select, parameters);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(InstanceRow.of(row));
                }
            }
        }
        return rows;
    }

    /**
     * Removes ended instances that fit a condition of our own making, with their histories.
     *
     * @return how many
     */
    int purge(String condition, List<Object> parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("with gone as (delete from taskhub.instance where"
                                + " status not in (0, 6, 7) and (" + condition
                                + ") returning id), history as (delete from taskhub.history"
                                + " where instance_id in (select id from gone)), message as (delete from taskhub.message where instance_id"
                                + " in (select id from gone)) select count(*) from gone")) {
            bind(connection, delete, parameters);
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<Object> parameters)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object parameter = parameters.get(i);
            switch (parameter) {
                case java.time.Instant instant -> statement.setTimestamp(i + 1, Timestamp.from(instant));
                case Integer[] numbers -> statement.setArray(i + 1, connection.createArrayOf("int4", numbers));
                default -> statement.setObject(i + 1, parameter);
            }
        }
    }

    private static HistoryEvent event(byte[] bytes) throws SQLException {
        try {
            return HistoryEvent.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a stored event cannot be read", e);
        }
    }
}
