package dev.amplifier.benchmarks.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * People who come and go. Everyone stays for a while that keeps them within the quota of their mode and the life of their token, and goes when
 * the last thing they began has ended. Safe for use by several threads.
 */
final class Crowd implements AutoCloseable {

    /** Nobody comes a second time, with another crowd either: their quota knows what they did. */
    private static final AtomicInteger LOGINS = new AtomicInteger();

    private static final int PRESENT = 40;
    private static final int MOST_DEEDS = 400;
    private static final int MOST_STARTS = 150;
    private static final long MOST_NANOS = 240_000_000_000L;

    private final HttpClient http;
    private final URI site;
    private final Requests requests;
    private final Losses losses;
    private final LongConsumer delays;
    private final Deque<Stay> present = new ArrayDeque<>();
    private int coming;

    Crowd(HttpClient http, URI site, Requests requests, Losses losses, LongConsumer delays) {
        this.http = http;
        this.site = site;
        this.requests = requests;
        this.losses = losses;
        this.delays = delays;
    }

    /** Somebody's time here. */
    private static final class Stay {
        final Visitor visitor;
        final long since = System.nanoTime();
        int deeds = 1;
        int starts = 1;
        int unfinished = 1;

        Stay(Visitor visitor) {
            this.visitor = visitor;
        }

        boolean over() {
            return deeds >= MOST_DEEDS || starts >= MOST_STARTS || System.nanoTime() - since > MOST_NANOS;
        }
    }

    /** Something that a visitor does. */
    interface Deed {
        void by(Visitor visitor) throws IOException, InterruptedException;
    }

    /**
     * Has somebody do it: the one who rested longest, or somebody new while there are too few. That somebody new signs in first is counted as a
     * kind of its own.
     */
    void act(Traffic.Kind kind, Tally tally) {
        Stay stay = next(kind.starts());
        if (stay == null) {
            stay = welcome(tally);
        }
        if (stay != null) {
            Visitor visitor = stay.visitor;
            tally.time(kind.label(), () -> kind.deed().by(visitor));
            leave(stay);
        }
    }

    private @Nullable Stay welcome(Tally tally) {
        List<Stay> come = new ArrayList<>();
        String login = "visitor" + LOGINS.incrementAndGet();
        tally.time(
                "sign in, mint a webhook, open a stream",
                () -> come.add(new Stay(new Visitor(http, site, login, requests, losses, delays))));
        synchronized (this) {
            coming--;
            if (come.isEmpty()) {
                return null;
            }
            present.addLast(come.getFirst());
            return come.getFirst();
        }
    }

    private synchronized @Nullable Stay next(boolean starts) {
        for (int i = present.size(); i > 0; i--) {
            Stay stay = present.removeFirst();
            if (!stay.over()) {
                present.addLast(stay);
            } else if (stay.unfinished == 0) {
                stay.visitor.close();
            }
        }
        if (present.size() + coming < PRESENT || present.isEmpty()) {
            coming++;
            return null;
        }
        Stay stay = present.removeFirst();
        present.addLast(stay);
        stay.deeds++;
        stay.starts += starts ? 1 : 0;
        stay.unfinished++;
        return stay;
    }

    private synchronized void leave(Stay stay) {
        stay.unfinished--;
        if (stay.unfinished == 0 && !present.contains(stay)) {
            stay.visitor.close();
        }
    }

    @Override
    public synchronized void close() {
        present.forEach(stay -> stay.visitor.close());
        present.clear();
    }
}
