package dev.amplifier.orchestrations.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.secret.Redactor;
import dev.amplifier.platform.contract.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one effect while an activity performs it.
 *
 * <p>Each event gets a number. A token delta counts one even when it is joined with its neighbours, and the joined event carries the number
 * of its last token, so that the numbers of all other events do not depend on how deltas happened to be joined: an activity that is run
 * again after a crash gives the same ids again, unless calls that ran side by side came in another order. The later run supersedes the earlier one
 * in any case.
 *
 * <p>Deltas are held back until {@link #tick}, which {@link RunningEffects} calls every {@link #JOIN}, or until another event comes. Those of
 * several blocks, which agents say side by side, are joined each with its own; the more there are, the longer they are held back, so that there are
 * about {@value #MOST_PER_SECOND} events with them a second at most. Safe for use by several threads; publishing happens in the order of the
 * numbers, under the lock.
 */
public final class EffectEvents implements EventSink {

    /** Longest that a token is held back to be joined with the next ones. */
    public static final Duration JOIN = Duration.ofMillis(40);

    /** Most bytes of JSON, roughly, that are kept for the history. */
    static final int KEPT_CHARACTERS = 256 * 1024;

    /** Most events held for a page that joins late. */
    static final int HELD_EVENTS = 5_000;

    /** About how many events with deltas go out in a second. */
    static final int MOST_PER_SECOND = 50;

    private static final long DELTAS_A_TICK = MOST_PER_SECOND * JOIN.toMillis() / 1_000;
    private static final int REPLAY_CHUNK = 200;
    private static final String DELTA = "content_block:delta";
    private static final String THINKING_DELTA = "thinking:delta";

    private final String executionId;
    private final int effect;
    private final @Nullable String step;
    private final long run;
    private final Consumer<List<EventEnvelope>> publish;
    private final InstantSource clock;

    private final List<EventEnvelope> kept = new ArrayList<>();
    private final List<EventEnvelope> held = new ArrayList<>();
    private int keptCharacters;
    private int number;
    private final Map<Block, Delta> pending = new HashMap<>();
    private int ticks;

    /**
     * Starts the stream of one effect.
     *
     * @param effect the effect's number, which orders it among the execution's effects
     * @param step path of the step; null for an effect of the execution itself
     * @param run which run of its activity this is; higher than that of any earlier run, see {@link RunNumbers}
     * @param publish takes events that are ready to go out; must not block for long and must not throw
     */
    public EffectEvents(
            String executionId,
            int effect,
            @Nullable String step,
            long run,
            Consumer<List<EventEnvelope>> publish,
            InstantSource clock) {
        this.executionId = executionId;
        this.effect = effect;
        this.step = step;
        this.publish = publish;
        this.clock = clock;
        this.run = run;
    }

    /** Whether these are events of a step, and not of the execution itself. */
    public boolean ofStep() {
        return step != null;
    }

    /** Sends events that the state machine made, each with the step path and time that it gave them. */
    public synchronized void announce(List<Announcement> announcements) {
        for (Announcement announcement : announcements) {
            send(new EventEnvelope(
                    EventEnvelope.id(executionId, effect, number++),
                    executionId,
                    announcement.step(),
                    announcement.type(),
                    announcement.timestamp(),
                    Redactor.STANDARD.redact(announcement.data()),
                    run));
        }
    }

    @Override
    public synchronized void emit(Event event) {
        int own = number++;
        Delta delta = Delta.of(event);
        if (delta == null) {
            sendPending();
            send(envelope(own, event.type(), shown(event), clock.instant()));
            return;
        }
        Delta before = pending.get(delta.block);
        if (before != null && before.continuesWith(delta)) {
            pending.put(delta.block, before.joinedWith(delta, own));
        } else {
            if (before != null) {
                sendPending();
            }
            pending.put(delta.block, delta.startedAt(own, clock.instant()));
        }
    }

    /** A model's words go to whom they are for as they are; everything else without what looks like a secret. */
    private static ObjectNode shown(Event event) {
        return event.type().startsWith("content_block:") || event.type().startsWith("thinking:")
                ? event.data()
                : Redactor.STANDARD.redact(event.data());
    }

    /** Sends what is held back, if it was held back long enough for as many blocks as there are. To be called every {@link #JOIN}. */
    public synchronized void tick() {
        ticks++;
        if (ticks * DELTAS_A_TICK >= pending.size()) {
            sendPending();
        }
    }

    /** Sends what is held back. */
    public synchronized void flush() {
        sendPending();
    }

    /** Sends again all that was sent so far, for a page that joined late. */
    public synchronized void replay() {
        sendPending();
        for (int from = 0; from < held.size(); from += REPLAY_CHUNK) {
            publish.accept(List.copyOf(held.subList(from, Math.min(held.size(), from + REPLAY_CHUNK))));
        }
    }

    /** The events worth keeping in the history, in order: all but deltas. */
    public synchronized List<EventEnvelope> kept() {
        return List.copyOf(kept);
    }

    private void sendPending() {
        ticks = 0;
        List<Delta> ready = pending.values().stream()
                .sorted(Comparator.comparingInt(Delta::number))
                .toList();
        pending.clear();
        ready.forEach(delta -> send(envelope(delta.number, delta.block.type, delta.data(), delta.since)));
    }

    private void send(EventEnvelope envelope) {
        if (held.size() < HELD_EVENTS) {
            held.add(envelope);
        }
        if (!envelope.type().equals(DELTA) && !envelope.type().equals(THINKING_DELTA)) {
            int size = envelope.data().toString().length();
            if (keptCharacters + size <= KEPT_CHARACTERS) {
                keptCharacters += size;
                kept.add(envelope);
            }
        }
        publish.accept(List.of(envelope));
    }

    private EventEnvelope envelope(int own, String type, ObjectNode data, Instant at) {
        return new EventEnvelope(
                EventEnvelope.id(executionId, effect, own),
                executionId,
                step,
                type,
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                data,
                run);
    }

    /** Which block of which session a token belongs to; the session is empty for that of the step itself. */
    private record Block(String type, String session, int index) {}

    /**
     * Neighbouring tokens of one block.
     *
     * @param said what the first of them said
     */
    private record Delta(Block block, ObjectNode said, int offset, String text, int number, Instant since) {

        static @Nullable Delta of(Event event) {
            if (!event.type().equals(DELTA) && !event.type().equals(THINKING_DELTA)) {
                return null;
            }
            ObjectNode data = event.data();
            return new Delta(
                    new Block(
                            event.type(),
                            data.path("session_id").asText(),
                            data.path("index").asInt()),
                    data,
                    data.path("offset").asInt(),
                    data.path("text").asText(),
                    0,
                    Instant.EPOCH);
        }

        Delta startedAt(int itsNumber, Instant at) {
            return new Delta(block, said, offset, text, itsNumber, at);
        }

        boolean continuesWith(Delta next) {
            return offset + text.length() == next.offset;
        }

        Delta joinedWith(Delta next, int itsNumber) {
            return new Delta(block, said, offset, text + next.text, itsNumber, since);
        }

        ObjectNode data() {
            return said.deepCopy().put("text", text);
        }
    }
}
