package dev.amplifier.local.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is connected to one hub, and in which groups. Safe for use by several threads. */
final class Hub {

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, Set<Connection>> groups = new ConcurrentHashMap<>();

    void add(Connection connection) {
        connections.put(connection.id, connection);
    }

    @Nullable
    Connection find(String connectionId) {
        return connections.get(connectionId);
    }

    void remove(Connection connection) {
        connections.remove(connection.id);
        List.copyOf(connection.groups).forEach(group -> leave(connection, group));
    }

    /** Forgets connections that nobody will take up again. */
    void sweep(Instant lostBefore) {
        for (Connection connection : List.copyOf(connections.values())) {
            if (connection.over(lostBefore)) {
                remove(connection);
            }
        }
    }

    void join(Connection connection, String group) {
        connection.groups.add(group);
        groups.compute(group, (name, members) -> {
            Set<Connection> all = members == null ? ConcurrentHashMap.newKeySet() : members;
            all.add(connection);
            return all;
        });
    }

    void leave(Connection connection, String group) {
        connection.groups.remove(group);
        groups.computeIfPresent(group, (name, members) -> {
            members.remove(connection);
            return members.isEmpty() ? null : members;
        });
    }

    Collection<Connection> all() {
        return connections.values();
    }

    Collection<Connection> inGroup(String group) {
        return groups.getOrDefault(group, Set.of());
    }

    List<Connection> ofUser(String userId) {
        List<Connection> found = new ArrayList<>();
        for (Connection connection : connections.values()) {
            if (userId.equals(connection.userId)) {
                found.add(connection);
            }
        }
        return found;
    }

    static void send(Collection<Connection> to, ObjectNode message, Predicate<Connection> but) {
        for (Connection connection : to) {
            if (!but.test(connection)) {
                connection.deliver(message);
            }
        }
    }

    int size() {
        return connections.size();
    }
}
