package dev.amplifier.local.hub;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes gathered into few statements that travel in one round trip and are one transaction. The order among the kinds is fixed: what is
 * created or started over comes before what is appended to it.
 */
final class Batch {

    private static final String CREATE = """
            with fresh as (select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                           as t(id, execution_id, name, input, at))
            insert into taskhub.instance (id, execution_id, name, status, input, created_at, updated_at)
            select id, execution_id, name, 6, input, at, at from fresh
            on conflict (id) do update set execution_id = excluded.execution_id, name = excluded.name, status = 6,
                input = excluded.input, output = null, custom_status = null, failure = null,
                created_at = excluded.created_at, updated_at = excluded.updated_at
            where taskhub.instance.execution_id <> excluded.execution_id""";

    private static final String FORGET_HISTORY = "delete from taskhub.history where instance_id = any(?::text[])";

    private static final String START_OVER = """
            update taskhub.instance i set execution_id = t.execution_id, input = t.input
            from unnest(?::text[], ?::text[], ?::text[]) as t(id, execution_id, input) where i.id = t.id""";

    private static final String APPEND = """
            insert into taskhub.history (instance_id, position, event)
            select * from unnest(?::text[], ?::int[], ?::bytea[]) on conflict do nothing""";

    private static final String SEND = """
            insert into taskhub.message (id, instance_id, execution_id, event, visible_at)
            select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::bigint[]) on conflict do nothing""";

    private static final String CONSUME = "delete from taskhub.message where id = any(?::bigint[])";

    private static final String UPDATE = """
            update taskhub.instance i set status = t.status, custom_status = coalesce(t.custom_status, i.custom_status),
                output = t.output, failure = t.failure, updated_at = t.at
            from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[])
                as t(id, status, custom_status, output, failure, at) where i.id = t.id""";

    private final List<Change.Create> creates = new ArrayList<>();
    private final Map<String, Change.StartOver> startOvers = new LinkedHashMap<>();
    private final List<Change.Append> appends = new ArrayList<>();
    private final List<Message> sends = new ArrayList<>();
    private final List<Long> consumed = new ArrayList<>();
    /** The last update of each instance; an earlier custom status is not lost by a later update without one. */
    private final Map<String, Change.Update> updates = new LinkedHashMap<>();

    void add(Change change) {
        switch (change) {
            case Change.Create create -> {
                appends.removeIf(append -> append.id().equals(create.id()));
                updates.remove(create.id());
                creates.add(create);
            }
            case Change.StartOver startOver -> {
                appends.removeIf(append -> append.id().equals(startOver.id()));
                startOvers.put(startOver.id(), startOver);
            }
            case Change.Append append -> appends.add(append);
            case Change.Send send -> sends.add(send.message());
            case Change.Consume consume -> consumed.addAll(consume.messageIds());
            case Change.Update update -> updates.merge(update.id(), update, Batch::merged);
        }
    }

    void execute(Connection connection) throws SQLException {
        List<String> sql = new ArrayList<>();
        List<Object[]> arrays = new ArrayList<>();
        List<String> types = new ArrayList<>();
        if (!creates.isEmpty()) {
            sql.add(FORGET_HISTORY);
            add(arrays, types, "text", creates.stream().map(Change.Create::id).toArray());
            sql.add(CREATE);
            add(arrays, types, "text", creates.stream().map(Change.Create::id).toArray());
            add(
                    arrays,
                    types,
                    "text",
                    creates.stream().map(Change.Create::executionId).toArray());
            add(arrays, types, "text", creates.stream().map(Change.Create::name).toArray());
            add(
                    arrays,
                    types,
                    "text",
                    creates.stream().map(Change.Create::input).toArray());
            add(
                    arrays,
                    types,
                    "timestamptz",
                    creates.stream().map(c -> Timestamp.from(c.at())).toArray());
        }
        if (!startOvers.isEmpty()) {
            var all = startOvers.values();
            sql.add(FORGET_HISTORY);
            add(arrays, types, "text", all.stream().map(Change.StartOver::id).toArray());
            sql.add(START_OVER);
            add(arrays, types, "text", all.stream().map(Change.StartOver::id).toArray());
            add(
                    arrays,
                    types,
                    "text",
                    all.stream().map(Change.StartOver::executionId).toArray());
            add(arrays, types, "text", all.stream().map(Change.StartOver::input).toArray());
        }
        if (!appends.isEmpty()) {
            addAppends(sql, arrays, types);
        }
        if (!sends.isEmpty()) {
            sql.add(SEND);
            add(arrays, types, "bigint", sends.stream().map(Message::id).toArray());
            add(arrays, types, "text", sends.stream().map(Message::instanceId).toArray());
            add(arrays, types, "text", sends.stream().map(Message::executionId).toArray());
            add(
                    arrays,
                    types,
                    "bytea",
                    sends.stream().map(m -> m.event().toByteArray()).toArray());
            add(arrays, types, "bigint", sends.stream().map(Message::visibleAt).toArray());
        }
        if (!consumed.isEmpty()) {
            sql.add(CONSUME);
            add(arrays, types, "bigint", consumed.toArray());
        }
        if (!updates.isEmpty()) {
            var all = updates.values();
            sql.add(UPDATE);
            add(arrays, types, "text", all.stream().map(Change.Update::id).toArray());
            add(
                    arrays,
                    types,
                    "int4",
                    all.stream().map(u -> u.status().getNumber()).toArray());
            add(
                    arrays,
                    types,
                    "text",
                    all.stream().map(Change.Update::customStatus).toArray());
            add(arrays, types, "text", all.stream().map(Change.Update::output).toArray());
            add(arrays, types, "bytea", all.stream().map(Batch::failure).toArray());
            add(
                    arrays,
                    types,
                    "timestamptz",
                    all.stream().map(u -> Timestamp.from(u.at())).toArray());
        }
        execute(connection, sql, arrays, types);
    }

    private void addAppends(List<String> sql, List<Object[]> arrays, List<String> types) {
        List<Object> ids = new ArrayList<>();
        List<Object> positions = new ArrayList<>();
        List<Object> events = new ArrayList<>();
        for (Change.Append append : appends) {
            for (int i = 0; i < append.events().size(); i++) {
                ids.add(append.id());
                positions.add(append.from() + i);
                events.add(append.events().get(i).toByteArray());
            }
        }
        sql.add(APPEND);
        add(arrays, types, "text", ids.toArray());
        add(arrays, types, "int4", positions.toArray());
        add(arrays, types, "bytea", events.toArray());
    }

    private static void execute(Connection connection, List<String> sql, List<Object[]> arrays, List<String> types)
            throws SQLException {
        // Several statements in one prepared text travel together and, with auto-commit on, are one transaction.
        try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", sql))) {
            List<Array> made = new ArrayList<>();
            for (int i = 0; i < arrays.size(); i++) {
                Array array = connection.createArrayOf(types.get(i), arrays.get(i));
                made.add(array);
                statement.setArray(i + 1, array);
            }
            statement.execute();
            for (Array array : made) {
                array.free();
            }
        }
    }

    private static void add(List<Object[]> arrays, List<String> types, String type, Object[] values) {
        arrays.add("bytea".equals(type) ? bytes(values) : values);
        types.add(type);
    }

    private static Object[] bytes(Object[] values) {
        byte[][] typed = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            typed[i] = (byte[]) values[i];
        }
        return typed;
    }

    private static byte @Nullable [] failure(Change.Update update) {
        return update.failure() == null ? null : update.failure().toByteArray();
    }

    private static Change.Update merged(Change.Update earlier, Change.Update later) {
        return later.customStatus() != null
                ? later
                : new Change.Update(
                        later.id(),
                        later.status(),
                        earlier.customStatus(),
                        later.output(),
                        later.failure(),
                        later.at());
    }
}
