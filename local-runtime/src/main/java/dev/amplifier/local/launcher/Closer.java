package dev.amplifier.local.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was started, last first, and whatever happens all of it. What is handed over after the closing is closed at once. Safe for
 * use by several threads.
 */
final class Closer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Closer.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Takes care of something, and returns it. */
    synchronized <T extends AutoCloseable> T register(T resource) {
        started.push(resource);
        if (closed) {
            close();
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            AutoCloseable resource = started.pop();
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("{} did not stop cleanly: {}", resource.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
