package dev.amplifier.local.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * The frames on their way to one socket, in order. Never blocks a sender: a socket that cannot keep up within the bound is cut off, and a
 * reliable client takes up again where it was. Safe for use by several threads.
 */
final class Outbox {

    private final Session session;
    private final int most;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Flusher flusher = new Flusher();
    private int characters;
    private boolean closed;

    Outbox(Session session, int most) {
        this.session = session;
        this.most = most;
    }

    void send(String frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.addLast(frame);
            characters += frame.length();
            if (characters > most) {
                cut();
                return;
            }
        }
        flusher.iterate();
    }

    /** Cuts the socket off without a word, as a broken network does. */
    synchronized void cut() {
        closed = true;
        waiting.clear();
        session.disconnect();
    }

    /** Says goodbye. */
    synchronized void close(int code, String reason) {
        closed = true;
        waiting.clear();
        session.close(code, reason, Callback.NOOP);
    }

    private synchronized @Nullable String next() {
        String frame = waiting.pollFirst();
        characters -= frame == null ? 0 : frame.length();
        return frame;
    }

    /** Writes one frame at a time, without growing the stack when a write ends at once. */
    private final class Flusher extends IteratingCallback {
        @Override
        protected Action process() {
            String frame = next();
            if (frame == null) {
                return Action.IDLE;
            }
            session.sendText(frame, Callback.from(this::succeeded, this::failed));
            return Action.SCHEDULED;
        }

        @Override
        protected void onFailure(Throwable cause) {
            cut();
        }
    }
}
