package dev.amplifier.local.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * The frames on their way to one socket, in order. Never blocks a sender: a socket that cannot keep up within the bound is cut off, and a
 * reliable client takes up again where it was. Safe for use by several threads. The session is never called with the lock held: it tells of its end
 * at once, on the same thread, and who hears that takes the connection's lock, which senders hold when they come here.
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
        boolean fits;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.addLast(frame);
            characters += frame.length();
            fits = characters <= most;
        }
        if (fits) {
            flusher.iterate();
        } else {
            cut();
        }
    }

    /** Whether nothing goes to the socket any more. */
    synchronized boolean ended() {
        return closed;
    }

    /** Cuts the socket off without a word, as a broken network does. */
    void cut() {
        end();
        session.disconnect();
    }

    /** Says goodbye. */
    void close(int code, String reason) {
        end();
        session.close(code, reason, Callback.NOOP);
    }

    private synchronized void end() {
        closed = true;
        waiting.clear();
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
