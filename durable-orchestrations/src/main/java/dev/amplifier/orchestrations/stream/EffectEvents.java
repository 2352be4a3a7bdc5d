package dev.amplifier.orchestrations.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one effect while an activity performs it.
 *
 * <p>Each event gets a number. A token delta counts one even when it is joined with its neighbours, and the joined event carries the number
 * of its last token, so that the numbers of all other events do not depend on how deltas happened to be joined: an activity that is run
 * again after a crash gives the same ids again.
 *
 * <p>Deltas are held back until {@link #flush}, which {@link RunningEffects} calls every {@link #JOIN}, or until another event comes. Safe for
 * use by several threads; publishing happens in order, under the lock.
 */
public final class EffectEvents implements EventSink {

    /** Longest that a token is held back to be joined with the next ones. */
    public static final Duration JOIN = Duration.ofMillis(40);

    /** Most bytes of JSON, roughly, that are kept for the history. */
    static final int KEPT_CHARACTERS = 256 * 1024;

    /** Most events held for a page that joins late. */
    static final int HELD_EVENTS = 5_000;

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
    private @Nullable Delta pending;

    /**
     * Starts the stream of one effect.
     *
     * @param effect the effect's number, which orders it among the execution's effects
     * @param step path of the step; null for an effect of the execution itself
     * @param publish takes events that are ready to go out; must not block for long and must not throw
     */
    public EffectEvents(
            String executionId,
            int effect,
            @Nullable String step,
            Consumer<List<EventEnvelope>> publish,
            InstantSource clock) {
        this.executionId = executionId;
        this.effect = effect;
        this.step = step;
        this.publish = publish;
        this.clock = clock;
        this.run = clock.millis();
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
        Delta before = pending;
        if (before != null && before.continuesWith(delta)) {
            pending = before.joinedWith(delta, own);
        } else {
            sendPending();
            pending = delta.startedAt(own, clock.instant());
        }
    }

    /** A model's words go to whom they are for as they are; everything else without what looks like a secret. */
    private static ObjectNode shown(Event event) {
        return event.type().startsWith("content_block:") || event.type().startsWith("thinking:")
                ? event.data()
                : Redactor.STANDARD.redact(event.data());
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
        Delta delta = pending;
        if (delta != null) {
            pending = null;
            send(envelope(delta.number, delta.type, delta.data(), delta.since));
        }
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

    /** Neighbouring tokens of one block. */
    private record Delta(String type, int index, int offset, String text, int number, Instant since) {

        static @Nullable Delta of(Event event) {
            if (!event.type().equals(DELTA) && !event.type().equals(THINKING_DELTA)) {
                return null;
            }
            ObjectNode data = event.data();
            return new Delta(
                    event.type(),
                    data.path("index").asInt(),
                    data.path("offset").asInt(),
                    data.path("text").asText(),
                    0,
                    Instant.EPOCH);
        }

        Delta startedAt(int itsNumber, Instant at) {
            return new Delta(type, index, offset, text, itsNumber, at);
        }

        boolean continuesWith(Delta next) {
            return type.equals(next.type) && index == next.index && offset + text.length() == next.offset;
        }

        Delta joinedWith(Delta next, int itsNumber) {
            return new Delta(type, index, offset, text + next.text, itsNumber, since);
        }

        ObjectNode data() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("index", index)
                    .put("offset", offset)
                    .put("text", text);
        }
    }
}
