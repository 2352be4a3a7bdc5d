package dev.amplifier.core.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of agents that were called in one turn and rest now, so that they can be gone on with. Only the latest are kept, and none outlives the
 * turn. Safe for use by several threads.
 */
final class SubSessions {

    /** Most sessions that are kept. */
    static final int MOST_KEPT = 20;

    private final Map<String, SubSession> resting = new LinkedHashMap<>();

    /** Keeps a session that has come to rest. */
    synchronized void keep(SubSession session) {
        resting.put(session.id().value(), session);
        if (resting.size() > MOST_KEPT) {
            resting.remove(resting.keySet().iterator().next());
        }
    }

    /** Takes out a session that its parent wants to go on with; empty if it works right now, is not the parent's, or is kept no more. */
    synchronized Optional<SubSession> take(String id, SessionId parent) {
        SubSession session = resting.get(id);
        if (session == null || !parent.value().equals(session.id().parent())) {
            return Optional.empty();
        }
        resting.remove(id);
        return Optional.of(session);
    }

    /** The ids of the sessions that a parent may go on with, the oldest first. */
    synchronized List<String> of(SessionId parent) {
        return resting.values().stream()
                .filter(session -> parent.value().equals(session.id().parent()))
                .map(session -> session.id().value())
                .toList();
    }
}
