package dev.amplifier.orchestrations.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.platform.contract.Names;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the people who watch a running effect. A question is told as {@code approval:required}, its answer as {@code approval:granted},
 * {@code approval:denied} or {@code approval:timeout}. The same question has the same name when the effect runs again after a crash. Safe for use by
 * several threads.
 */
public final class Questions implements Approvals {

    /** Longest that anybody is waited for: a warm session is held meanwhile. */
    static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

    private final int effect;
    private final EventSink events;
    private final InstantSource clock;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();

    private record Answer(boolean approved, @Nullable String message) {}

    /**
     * The questions of one effect.
     *
     * @param effect the effect's number
     * @param events is told what is asked and answered
     */
    public Questions(int effect, EventSink events, InstantSource clock) {
        this.effect = effect;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Reply ask(HookAction.AskUser question, Cancellation cancellation) {
        String stage = Names.QUESTION + effect + "-" + asked.incrementAndGet();
        Duration patience = question.timeout().compareTo(MOST_PATIENCE) < 0 ? question.timeout() : MOST_PATIENCE;
        CompletableFuture<Answer> coming = new CompletableFuture<>();
        waiting.put(stage, coming);
        try {
            cancellation.onNoNext(() -> coming.cancel(false));
            tell("approval:required", required(stage, question, patience));
            Answer answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            tell(
                    answer.approved() ? "approval:granted" : "approval:denied",
                    data(stage).put("message", answer.message()).put("passed", answer.approved()));
            return new Reply.Chosen(answer.approved() ? "allow" : "deny");
        } catch (TimeoutException e) {
            tell("approval:timeout", data(stage).put("passed", question.allowedByDefault()));
            return new Reply.TimedOut();
        } catch (CancellationException | ExecutionException e) {
            return new Reply.TimedOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.TimedOut();
        } finally {
            waiting.remove(stage);
        }
    }

    /** Answers a question; one that does not wait (any more) is none of this effect's business. */
    void decide(String stage, boolean approved, @Nullable String message) {
        CompletableFuture<Answer> coming = waiting.get(stage);
        if (coming != null) {
            coming.complete(new Answer(approved, message));
        }
    }

    private ObjectNode required(String stage, HookAction.AskUser question, Duration patience) {
        ObjectNode data = data(stage)
                .put("prompt", question.prompt())
                .put("on_timeout", question.allowedByDefault() ? "approve" : "deny")
                .put("expires_at", clock.instant().plus(patience).toString());
        ArrayNode options = data.putArray("options");
        question.options().forEach(options::add);
        return data;
    }

    private void tell(String type, ObjectNode data) {
        events.emit(new Event(type, data));
    }

    private static ObjectNode data(String stage) {
        return JsonNodeFactory.instance.objectNode().put("stage", stage);
    }
}
