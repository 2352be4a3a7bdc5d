package dev.amplifier.orchestrations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals.Reply;
import dev.amplifier.core.hook.HookAction.AskUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Event> first = new CompletableFuture<>();
    private final Questions questions = new Questions(7, this::hear, InstantSource.fixed(NOW));
    private final Cancellation cancellation = new Cancellation();

    @Test
    void a_question_is_told_with_what_is_asked_and_when_it_ends() throws Exception {
        CompletableFuture<Reply> reply = asking(AskUser.about("Delete a.md?"));

        assertThat(events.getFirst().type()).isEqualTo("approval:required");
        assertThat(events.getFirst().data().path("stage").asText()).isEqualTo("question-7-1");
        assertThat(events.getFirst().data().path("prompt").asText()).isEqualTo("Delete a.md?");
        assertThat(events.getFirst().data().path("on_timeout").asText()).isEqualTo("deny");
        assertThat(events.getFirst().data().path("expires_at").asText()).isEqualTo("2026-01-01T00:05:00Z");

        questions.decide("question-7-1", true, "go ahead");

        assertThat(reply.get(30, TimeUnit.SECONDS)).isEqualTo(new Reply.Chosen("allow"));
        assertThat(events.getLast().type()).isEqualTo("approval:granted");
        assertThat(events.getLast().data().path("message").asText()).isEqualTo("go ahead");
    }

    @Test
    void a_denial_is_an_answer_too() throws Exception {
        CompletableFuture<Reply> reply = asking(AskUser.about("Delete a.md?"));

        questions.decide("question-7-1", false, null);

        assertThat(reply.get(30, TimeUnit.SECONDS)).isEqualTo(new Reply.Chosen("deny"));
        assertThat(events.getLast().type()).isEqualTo("approval:denied");
    }

    @Test
    void a_question_that_nobody_answers_in_time_ends_with_what_holds_then() {
        Reply reply = questions.ask(new AskUser("Go on?", List.of(), Duration.ofMillis(1), true), cancellation);

        assertThat(reply).isInstanceOf(Reply.TimedOut.class);
        assertThat(events.getLast().type()).isEqualTo("approval:timeout");
        assertThat(events.getLast().data().path("passed").asBoolean()).isTrue();
    }

    @Test
    void a_cancelled_step_waits_for_nobody() throws Exception {
        CompletableFuture<Reply> reply = asking(AskUser.about("Go on?"));

        cancellation.cancel();

        assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.TimedOut.class);
        assertThat(events).extracting(Event::type).containsExactly("approval:required");
    }

    @Test
    void a_step_that_is_to_end_gracefully_waits_for_nobody() throws Exception {
        CompletableFuture<Reply> reply = asking(AskUser.about("Go on?"));

        cancellation.request(Level.GRACEFUL);

        assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.TimedOut.class);
    }

    @Test
    void an_answer_to_another_question_or_to_one_that_is_over_changes_nothing() throws Exception {
        CompletableFuture<Reply> reply = asking(AskUser.about("Go on?"));

        questions.decide("question-7-2", true, null);
        questions.decide("question-7-1", false, null);
        reply.get(30, TimeUnit.SECONDS);
        questions.decide("question-7-1", true, null);

        assertThat(events).extracting(Event::type).containsExactly("approval:required", "approval:denied");
    }

    @Test
    void nobody_is_waited_for_longer_than_ten_minutes() throws Exception {
        CompletableFuture<Reply> reply = asking(new AskUser("Go on?", List.of(), Duration.ofDays(1), false));

        assertThat(events.getFirst().data().path("expires_at").asText()).isEqualTo("2026-01-01T00:10:00Z");
        cancellation.cancel();
        reply.get(30, TimeUnit.SECONDS);
    }

    private void hear(Event event) {
        events.add(event);
        first.complete(event);
    }

    private CompletableFuture<Reply> asking(AskUser question) throws Exception {
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> questions.ask(question, cancellation));
        first.get(30, TimeUnit.SECONDS);
        return reply;
    }
}
