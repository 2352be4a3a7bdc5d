package dev.amplifier.local.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One client. A reliable one outlives its socket: what it has not acknowledged is kept, within a bound, until it comes back or its time is
 * over. Safe for use by several threads.
 */
final class Connection {

    private static final SecureRandom RANDOM = new SecureRandom();

    final String id = random(16);
    final @Nullable String userId;
    final boolean reliable;
    final Set<String> groups = ConcurrentHashMap.newKeySet();
    private final Set<String> permissions = ConcurrentHashMap.newKeySet();
    private final int most;

    private final Deque<Sequenced> unacknowledged = new ArrayDeque<>();
    private final Set<Long> ackIds = new HashSet<>();
    private int unacknowledgedCharacters;
    private long lastSequence;
    /** The same for all of its life: a client that never got the greeting of its latest socket still comes back. */
    private final String reconnectionToken = random(32);

    private @Nullable Outbox socket;
    private @Nullable Instant lostAt;
    private boolean overflowed;

    private record Sequenced(long sequence, String frame) {}

    Connection(@Nullable String userId, List<String> roles, boolean reliable, int most) {
        this.userId = userId;
        this.permissions.addAll(roles);
        this.reliable = reliable;
        this.most = most;
    }

    /** Attaches the first socket. */
    synchronized void open(Outbox outbox) {
        socket = outbox;
        outbox.send(connected());
    }

    /**
     * Takes the connection up again on a new socket and sends what was not acknowledged.
     *
     * @return false if the token is wrong or too much was lost meanwhile
     */
    synchronized boolean recover(String token, Outbox outbox) {
        if (!reliable || overflowed || !token.equals(reconnectionToken)) {
            return false;
        }
        Outbox before = socket;
        if (before != null) {
            before.cut();
        }
        lostAt = null;
        socket = outbox;
        outbox.send(connected());
        unacknowledged.forEach(message -> outbox.send(message.frame()));
        return true;
    }

    /**
     * Notes that a socket is gone, unless a newer one has taken its place.
     *
     * @return false if a newer one has
     */
    synchronized boolean lose(Outbox outbox) {
        if (socket != outbox) {
            return false;
        }
        socket = null;
        lostAt = Instant.now();
        return true;
    }

    /** Whether nobody will come back for it. */
    synchronized boolean over(Instant since) {
        return socket == null && (!reliable || overflowed || (lostAt != null && lostAt.isBefore(since)));
    }

    /** Sends a message of a group or of the server. */
    synchronized void deliver(ObjectNode message) {
        Outbox outbox = socket;
        if (!reliable) {
            if (outbox != null) {
                outbox.send(message.toString());
            }
            return;
        }
        long sequence = ++lastSequence;
        String frame = message.deepCopy().put("sequenceId", sequence).toString();
        unacknowledged.addLast(new Sequenced(sequence, frame));
        unacknowledgedCharacters += frame.length();
        if (unacknowledgedCharacters > most) {
            overflowed = true;
            unacknowledged.clear();
            if (outbox != null) {
                outbox.close(1008, "too much was not acknowledged");
            }
            return;
        }
        if (outbox != null) {
            outbox.send(frame);
        }
    }

    /** Sends what is not part of the sequence: answers and system messages. */
    synchronized void answer(ObjectNode message) {
        if (socket != null) {
            socket.send(message.toString());
        }
    }

    /** Notes that everything up to {@code sequence} has arrived. */
    synchronized void acknowledge(long sequence) {
        while (!unacknowledged.isEmpty() && unacknowledged.getFirst().sequence() <= sequence) {
            unacknowledgedCharacters -= unacknowledged.removeFirst().frame().length();
        }
    }

    /** Whether a request with this id was answered before. */
    synchronized boolean isRepeated(long ackId) {
        if (ackIds.size() > 10_000) {
            ackIds.clear();
        }
        return !ackIds.add(ackId);
    }

    synchronized void close(String reason) {
        overflowed = true;
        Outbox outbox = socket;
        if (outbox != null) {
            outbox.send(Frames.disconnected(reason).toString());
            outbox.close(1008, reason);
            socket = null;
        }
    }

    /** Whether the client may do this to this group; a role without a group covers all. */
    boolean may(String permission, String group) {
        String role = "webpubsub." + permission;
        return permissions.contains(role) || permissions.contains(role + "." + group);
    }

    void grant(String permission, @Nullable String group) {
        permissions.add(role(permission, group));
    }

    void revoke(String permission, @Nullable String group) {
        permissions.remove(role(permission, group));
    }

    boolean holds(String permission, @Nullable String group) {
        return permissions.contains("webpubsub." + permission) || permissions.contains(role(permission, group));
    }

    private static String role(String permission, @Nullable String group) {
        return "webpubsub." + permission + (group == null ? "" : "." + group);
    }

    private String connected() {
        return Frames.connected(id, userId, reliable ? reconnectionToken : null).toString();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
