package dev.amplifier.orchestrations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.platform.contract.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EffectEventsTest {

    private final List<EventEnvelope> published = new ArrayList<>();
    private final EffectEvents events =
            new EffectEvents("run", 7, "draft", 1, published::addAll, () -> Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void neighbouring_tokens_are_joined_until_the_next_flush() {
        say("Hel", 0);
        say("lo", 3);
        assertThat(published).isEmpty();

        events.flush();

        assertThat(published).singleElement().satisfies(event -> {
            assertThat(event.data().path("text").asText()).isEqualTo("Hello");
            assertThat(event.data().path("offset").asInt()).isZero();
            assertThat(event.id()).isEqualTo("run:000007-000001");
        });
    }

    @Test
    void another_event_sends_the_tokens_before_it() {
        say("Hello", 0);
        events.emit(Event.of("tool:pre"));

        assertThat(published).extracting(EventEnvelope::type).containsExactly("content_block:delta", "tool:pre");
    }

    @Test
    void the_number_of_an_event_does_not_depend_on_how_tokens_were_joined() {
        say("a", 0);
        events.flush();
        say("b", 1);
        say("c", 2);
        events.emit(Event.of("content_block:end"));

        assertThat(published)
                .extracting(EventEnvelope::id)
                .containsExactly("run:000007-000000", "run:000007-000002", "run:000007-000003");
    }

    @Test
    void what_looks_like_a_secret_is_cut_out_of_tool_calls_but_the_answer_is_the_users_own() {
        String secret = "sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz";
        events.emit(new Event(
                "tool:pre",
                JsonNodeFactory.instance.objectNode().put("api_key", "whatever").put("command", "use " + secret)));
        events.emit(new Event(
                "content_block:end", JsonNodeFactory.instance.objectNode().put("text", "It is " + secret)));

        assertThat(published.get(0).data().toString()).doesNotContain("whatever", secret);
        assertThat(events.kept().toString()).doesNotContain("use " + secret);
        assertThat(published.get(1).data().path("text").asText()).isEqualTo("It is " + secret);
    }

    @Test
    void tokens_of_another_block_are_not_joined() {
        say("a", 0);
        events.emit(new Event("content_block:delta", delta("b", 0).put("index", 1)));
        events.flush();

        assertThat(published).hasSize(2);
    }

    @Test
    void tokens_of_agents_side_by_side_are_joined_each_with_its_own_and_say_whose_they_are() {
        events.emit(new Event("content_block:delta", of("s1", "Hel", 0)));
        events.emit(new Event("content_block:delta", of("s2", "Good", 0)));
        say("I wait", 0);
        events.emit(new Event("content_block:delta", of("s1", "lo", 3)));
        events.emit(new Event("thinking:delta", of("s2", "hm", 0)));
        events.emit(new Event("content_block:delta", of("s2", "bye", 4)));
        events.emit(new Event("content_block:end", of("s1", "Hello", 0)));

        assertThat(published)
                .extracting(event ->
                        event.id() + " " + event.data().path("session_id").asText() + " "
                                + event.data().path("text").asText())
                .containsExactly(
                        "run:000007-000002  I wait",
                        "run:000007-000003 s1 Hello",
                        "run:000007-000004 s2 hm",
                        "run:000007-000005 s2 Goodbye",
                        "run:000007-000006 s1 Hello");
        assertThat(published.get(1).data().path("agent").asText()).isEqualTo("scout");
    }

    @Test
    void the_more_agents_speak_at_once_the_longer_their_tokens_are_held_back() {
        int agents = 6;
        int sent = 0;
        for (int second = 0; second < 25; second++) {
            for (int agent = 0; agent < agents; agent++) {
                events.emit(new Event("content_block:delta", of("s" + agent, "x", second)));
            }
            events.tick();
            sent = Math.max(sent, published.size());
        }

        assertThat(sent).isGreaterThan(agents).isLessThanOrEqualTo(EffectEvents.MOST_PER_SECOND);
        events.flush();
        for (int agent = 0; agent < agents; agent++) {
            String session = "s" + agent;
            assertThat(published.stream()
                            .filter(event ->
                                    event.data().path("session_id").asText().equals(session))
                            .map(event -> event.data().path("text").asText())
                            .collect(Collectors.joining()))
                    .isEqualTo("x".repeat(25));
        }
    }

    @Test
    void events_of_several_threads_have_ids_of_their_own_and_go_out_in_the_order_of_the_ids() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                String session = "s" + thread;
                threads.execute(() -> {
                    for (int i = 0; i < 200; i++) {
                        events.emit(
                                i % 5 == 0
                                        ? new Event("tool:pre", of(session, "", 0))
                                        : new Event("content_block:delta", of(session, "x", i)));
                    }
                });
            }
        }
        events.flush();

        List<String> ids = published.stream().map(EventEnvelope::id).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
        assertThat(published.stream().filter(event -> event.type().equals("tool:pre")))
                .hasSize(8 * 40);
    }

    @Test
    void deltas_are_not_kept_for_the_history_but_are_replayed() {
        say("a", 0);
        events.emit(Event.of("content_block:end"));
        published.clear();

        events.replay();

        assertThat(published).hasSize(2);
        assertThat(events.kept()).extracting(EventEnvelope::type).containsExactly("content_block:end");
    }

    @Test
    void what_is_kept_is_bounded() {
        String large = "x".repeat(100_000);
        for (int i = 0; i < 5; i++) {
            events.emit(
                    new Event("tool:post", JsonNodeFactory.instance.objectNode().put("result", large)));
        }

        assertThat(events.kept()).hasSize(2);
        assertThat(published).hasSize(5);
    }

    @Test
    void announcements_keep_the_time_and_step_that_the_orchestrator_gave_them() {
        events.announce(List.of(new Announcement(
                "other", "step:skipped", "2025-12-31T00:00:00Z", JsonNodeFactory.instance.objectNode())));

        assertThat(published).singleElement().satisfies(event -> {
            assertThat(event.step()).isEqualTo("other");
            assertThat(event.timestamp()).isEqualTo("2025-12-31T00:00:00Z");
        });
    }

    private void say(String text, int offset) {
        events.emit(new Event("content_block:delta", delta(text, offset)));
    }

    private static ObjectNode of(String session, String text, int offset) {
        return delta(text, offset).put("session_id", session).put("agent", "scout");
    }

    private static ObjectNode delta(String text, int offset) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", 0)
                .put("offset", offset)
                .put("text", text);
    }
}
