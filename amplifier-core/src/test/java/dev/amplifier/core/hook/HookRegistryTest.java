package dev.amplifier.core.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.HookAction.AskUser;
import dev.amplifier.core.hook.HookAction.Continue;
import dev.amplifier.core.hook.HookAction.Deny;
import dev.amplifier.core.hook.HookAction.InjectContext;
import dev.amplifier.core.hook.HookAction.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookRegistryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final Duration PLENTY = Duration.ofMinutes(1);

    private final List<String> asked = new ArrayList<>();
    private final HookRegistry registry = registry(PLENTY);

    @Test
    void without_hooks_an_event_goes_on_as_it_is() {
        Event event = new Event("tool:pre", object().put("a", 1));

        HookOutcome outcome = registry.dispatch(event);

        assertThat(outcome.action()).isEqualTo(new Continue());
        assertThat(outcome.data()).isEqualTo(object().put("a", 1));
    }

    @Test
    void the_lowest_priority_is_asked_first_and_ties_in_the_order_of_registration() {
        hook(10, "late", HookResult.CONTINUE);
        hook(0, "first of two", HookResult.CONTINUE);
        hook(0, "second of two", HookResult.CONTINUE);
        hook(-5, "early", HookResult.CONTINUE);

        dispatch();

        assertThat(asked).containsExactly("early", "first of two", "second of two", "late");
    }

    @Test
    void names_of_events_match_exactly_and_a_star_is_no_wildcard() {
        registry.register("*", 0, "star", event -> answer("star", HookResult.CONTINUE));
        registry.register("tool:p", 0, "prefix", event -> answer("prefix", HookResult.CONTINUE));

        dispatch();

        assertThat(asked).isEmpty();
    }

    @Test
    void a_hook_that_was_taken_away_is_not_asked() {
        HookRegistry.Registration registration = hook(0, "gone", HookResult.deny("no"));
        registration.remove();
        registration.remove();

        assertThat(dispatch().action()).isEqualTo(new Continue());
        assertThat(asked).isEmpty();
    }

    @Test
    void a_hook_sees_the_sessions_own_data_under_the_events_and_the_time_of_the_kernel() {
        List<ObjectNode> seen = new ArrayList<>();
        registry.register("tool:pre", 0, "reader", event -> {
            seen.add(event.data());
            return HookResult.CONTINUE;
        });

        HookOutcome outcome = registry.dispatch(
                new Event("tool:pre", object().put("parent_id", "own").put("timestamp", "forged")));

        assertThat(seen.getFirst().path("session_id").asText()).isEqualTo("s-1");
        assertThat(seen.getFirst().path("parent_id").asText()).isEqualTo("own");
        assertThat(seen.getFirst().path("timestamp").asText()).isEqualTo("2026-11-23T10:15:30Z");
        assertThat(outcome.data()).isEqualTo(object().put("parent_id", "own").put("timestamp", "forged"));
    }

    @Test
    void what_a_hook_does_to_its_copy_of_the_data_changes_nothing() {
        registry.register("tool:pre", 0, "scribbler", event -> {
            event.data().put("a", "scribbled");
            return HookResult.CONTINUE;
        });

        assertThat(registry.dispatch(new Event("tool:pre", object().put("a", 1)))
                        .data()
                        .path("a")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_modification_is_what_later_hooks_and_the_emitter_see() {
        List<String> seen = new ArrayList<>();
        hook(0, "changes", HookResult.modify(object().put("a", "changed")));
        registry.register("tool:pre", 1, "sees", event -> {
            seen.add(event.data().path("a").asText());
            return HookResult.CONTINUE;
        });

        HookOutcome outcome = dispatch();

        assertThat(seen).containsExactly("changed");
        assertThat(outcome.data()).isEqualTo(object().put("a", "changed"));
        assertThat(outcome.action()).isEqualTo(new Continue());
    }

    @Test
    void a_denial_ends_the_asking_and_outweighs_every_other_wish() {
        hook(0, "asks", HookResult.ask(AskUser.about("Sure?")));
        hook(1, "injects", HookResult.remind("hm"));
        hook(2, "denies", HookResult.deny("not on my watch"));
        hook(3, "never asked", HookResult.CONTINUE);

        HookOutcome outcome = dispatch();

        assertThat(outcome.action()).isEqualTo(new Deny("not on my watch"));
        assertThat(outcome.hook()).isEqualTo("denies");
        assertThat(asked).containsExactly("asks", "injects", "denies");
    }

    @Test
    void the_first_question_to_a_person_outweighs_injections_and_later_questions() {
        hook(0, "injects", HookResult.remind("hm"));
        hook(1, "asks first", HookResult.ask(AskUser.about("First?")));
        hook(2, "asks second", HookResult.ask(AskUser.about("Second?")));

        HookOutcome outcome = dispatch();

        assertThat(outcome.action()).isEqualTo(AskUser.about("First?"));
        assertThat(outcome.hook()).isEqualTo("asks first");
    }

    @Test
    void injections_are_joined_under_the_settings_of_the_first_but_for_the_place_behind_a_tool_result() {
        hook(0, "one", inject(new InjectContext("one", Role.USER, true, false)));
        hook(1, "modifies", HookResult.modify(object().put("b", 2)));
        hook(2, "two", inject(new InjectContext("two", Role.SYSTEM, false, true)));

        HookOutcome outcome = dispatch();

        assertThat(outcome.action()).isEqualTo(new InjectContext("one\n\ntwo", Role.USER, true, true));
        assertThat(outcome.hook()).isEqualTo("one");
        assertThat(outcome.data()).isEqualTo(object().put("b", 2));
    }

    @Test
    void a_hook_that_throws_is_passed_over() {
        registry.register("tool:pre", 0, "breaks", event -> {
            throw new IllegalStateException("inside");
        });
        registry.register("tool:pre", 0, "breaks badly", event -> {
            throw new StackOverflowError();
        });
        hook(1, "works", HookResult.deny("still heard"));

        assertThat(dispatch().action()).isEqualTo(new Deny("still heard"));
    }

    @Test
    void a_hook_that_hangs_is_interrupted_and_not_asked_again() throws Exception {
        HookRegistry impatient = registry(Duration.ofMillis(50));
        CountDownLatch interrupted = new CountDownLatch(1);
        List<String> calls = new ArrayList<>();
        impatient.register("tool:pre", 0, "hangs", event -> {
            calls.add("hangs");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return HookResult.deny("too late");
        });

        HookOutcome first = impatient.dispatch(Event.of("tool:pre"));
        interrupted.await();
        HookOutcome second = impatient.dispatch(Event.of("tool:pre"));

        assertThat(first.action()).isEqualTo(new Continue());
        assertThat(second.action()).isEqualTo(new Continue());
        assertThat(calls).containsExactly("hangs");
    }

    @Test
    void a_word_to_people_is_kept_with_its_source_whatever_else_the_hook_wants_unless_it_asks() {
        hook(0, "tells", HookResult.CONTINUE.telling(HookResult.Level.INFO, "hello"));
        hook(1, "asks", HookResult.ask(AskUser.about("?")).telling(HookResult.Level.INFO, "never shown"));
        hook(2, "denies", HookResult.deny("no").telling(HookResult.Level.ERROR, "stopped"));

        assertThat(dispatch().messages())
                .containsExactly(
                        new HookOutcome.Message(HookResult.Level.INFO, "hello", "hook:tells"),
                        new HookOutcome.Message(HookResult.Level.ERROR, "stopped", "hook:denies"));
    }

    @Test
    void there_are_42_canonical_names() {
        assertThat(CanonicalEvents.ALL).hasSize(42).doesNotHaveDuplicates();
    }

    private HookOutcome dispatch() {
        return registry.dispatch(Event.of("tool:pre"));
    }

    private HookRegistry.Registration hook(int priority, String name, HookResult result) {
        return registry.register("tool:pre", priority, name, event -> answer(name, result));
    }

    private HookResult answer(String name, HookResult result) {
        asked.add(name);
        return result;
    }

    private static HookResult inject(InjectContext wish) {
        return new HookResult(wish, null);
    }

    private static HookRegistry registry(Duration patience) {
        return new HookRegistry(object().put("session_id", "s-1"), InstantSource.fixed(NOW), patience);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
