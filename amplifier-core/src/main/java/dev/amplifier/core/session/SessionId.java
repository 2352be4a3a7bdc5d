package dev.amplifier.core.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one turn's session.
 *
 * @param value the id
 * @param parent the id of the session that started it; null if none did
 */
record SessionId(String value, @Nullable String parent) {

    private static final int HALF = 16;

    static SessionId random() {
        return new SessionId(UUID.randomUUID().toString(), null);
    }

    /** The id of a session that an agent of this one works in. */
    SessionId child(String agent) {
        String own = UUID.randomUUID().toString();
        return new SessionId(half(value) + "-" + half(own) + "_" + agent.replaceAll("[^A-Za-z0-9-]+", "-"), value);
    }

    private static String half(String id) {
        String plain = id.replace("-", "");
        return plain.substring(0, Math.min(HALF, plain.length()));
    }
}
