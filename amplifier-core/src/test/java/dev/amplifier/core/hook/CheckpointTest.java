package dev.amplifier.core.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.context.CompactingContext;
import dev.amplifier.core.context.ContextOptions;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals.Reply;
import dev.amplifier.core.hook.HookAction.AskUser;
import dev.amplifier.core.hook.HookAction.InjectContext;
import dev.amplifier.core.hook.HookAction.Role;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:15:30Z"));

    private final HookRegistry hooks = new HookRegistry(object(), CLOCK, Duration.ofMinutes(1));
    private final List<Event> events = new ArrayList<>();
    private final CompactingContext context = new CompactingContext(ContextOptions.USUAL, List.of());
    private final Injections injections = new Injections(new InjectionLimits(20, 10), CLOCK);
    private Approvals approvals = Approvals.NOBODY;

    @Test
    void an_event_is_told_as_the_hooks_left_it() {
        answer(HookResult.modify(object().put("a", 2)));

        checkpoint().emit(new Event("tool:pre", object().put("a", 1)));

        assertThat(events).containsExactly(new Event("tool:pre", object().put("a", 2)));
    }

    @Test
    void what_only_hooks_are_told_goes_no_further() {
        answer(HookResult.CONTINUE);

        checkpoint().note(Event.of("tool:pre"));

        assertThat(events).isEmpty();
    }

    @Test
    void a_denial_is_told_with_its_reason_and_the_event_is_still_seen() {
        answer(HookResult.deny("not here"));

        assertThat(decide()).isEqualTo(new Decision.Denied("not here"));
        assertThat(events).extracting(Event::type).containsExactly("tool:pre");
    }

    @Test
    void a_word_to_people_becomes_a_notification_and_no_hook_is_asked_about_it() {
        answer(HookResult.CONTINUE.telling(HookResult.Level.WARNING, "mind the gap"));
        hooks.register("user:notification", 0, "loops", event -> HookResult.deny("no"));

        checkpoint().emit(Event.of("tool:pre"));

        assertThat(events.getFirst())
                .isEqualTo(new Event(
                        "user:notification",
                        object().put("level", "warning")
                                .put("message", "mind the gap")
                                .put("source", "hook:h")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Allow", "allow once", "ALLOW ALWAYS"})
    void these_answers_of_a_person_mean_yes(String option) {
        approvals = (question, cancellation) -> new Reply.Chosen(option);
        answer(HookResult.ask(AskUser.about("Sure?")));

        assertThat(decide()).isInstanceOf(Decision.Granted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deny", "yes", "allowed", ""})
    void every_other_answer_means_no(String option) {
        approvals = (question, cancellation) -> new Reply.Chosen(option);
        answer(HookResult.ask(AskUser.about("Sure?")));

        assertThat(decide()).isEqualTo(new Decision.Denied("User denied: Sure?"));
    }

    @Test
    void a_long_question_is_cut_in_the_refusal() {
        approvals = (question, cancellation) -> new Reply.Chosen("Deny");
        answer(HookResult.ask(AskUser.about("x".repeat(300))));

        assertThat(decide()).isEqualTo(new Decision.Denied("User denied: " + "x".repeat(200) + "…"));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, No approval system available - denied by default: Sure?",
        "true, false, Approval timeout - denied by default: Sure?",
        "false, true, ''",
        "true, true, ''"
    })
    void where_nobody_answers_the_default_of_the_question_holds(boolean inTime, boolean allowed, String refusal) {
        if (inTime) {
            approvals = (question, cancellation) -> new Reply.TimedOut();
        }
        answer(HookResult.ask(new AskUser("Sure?", List.of("Allow", "Deny"), Duration.ofSeconds(1), allowed)));

        assertThat(decide()).isEqualTo(allowed ? new Decision.Granted(object()) : new Decision.Denied(refusal));
    }

    @Test
    void an_ephemeral_text_is_in_the_next_question_and_in_no_other() {
        answer(HookResult.remind("once"));
        checkpoint().emit(Event.of("tool:pre"));

        Injections.Asked first = ask();
        Injections.Asked second = ask();

        assertThat(texts(first)).containsExactly("once");
        assertThat(second.messages()).isEmpty();
        assertThat(context.messages()).isEmpty();
    }

    @Test
    void a_text_that_stays_is_stored_with_where_it_came_from() {
        answer(inject("stay", Role.ASSISTANT, false, false));
        checkpoint().emit(Event.of("tool:pre"));

        ask();

        ChatMessage stored = context.messages().getFirst();
        assertThat(stored.role()).isEqualTo(ChatMessage.Role.ASSISTANT);
        assertThat(stored.injected()).isEqualTo(new ChatMessage.Injected("h", "tool:pre", CLOCK.instant()));
    }

    @Test
    void a_text_of_the_system_stands_behind_the_instruction_once_or_for_good() {
        answer(inject("for good", Role.SYSTEM, false, false));
        checkpoint().emit(Event.of("tool:pre"));
        hooks.register("other", 0, "h", event -> inject("once", Role.SYSTEM, true, false));
        checkpoint().emit(Event.of("other"));

        assertThat(ask().system()).isEqualTo("Be kind.\n\nfor good\n\nonce");
        assertThat(ask().system()).isEqualTo("Be kind.\n\nfor good");
    }

    @Test
    void a_text_may_stand_behind_the_last_tool_result() {
        context.add(new ChatMessage(ChatMessage.Role.USER, List.of(new Block.ToolResult("1", "result", false))));
        answer(inject("note", Role.USER, true, true));
        checkpoint().emit(Event.of("tool:pre"));

        assertThat(ask().messages())
                .containsExactly(new ChatMessage(
                        ChatMessage.Role.USER, List.of(new Block.ToolResult("1", "result\n\nnote", false))));
        assertThat(ask().messages()).isEqualTo(context.messages());
    }

    @Test
    void without_a_tool_result_at_the_end_it_stands_in_a_message_of_its_own() {
        context.add(ChatMessage.user("words"));
        answer(inject("note", Role.USER, true, true));
        checkpoint().emit(Event.of("tool:pre"));

        assertThat(texts(ask())).containsExactly("words", "note");
    }

    @Test
    void control_characters_and_halves_of_characters_are_left_out() {
        answer(HookResult.remind("a\u0000b\u001b\ud800c\n\ud83d\ude00"));
        checkpoint().emit(Event.of("tool:pre"));

        assertThat(texts(ask())).containsExactly("abc\n\ud83d\ude00");
    }

    @Test
    void a_text_beyond_the_limit_is_refused_and_people_are_told() {
        answer(HookResult.remind("x".repeat(21)));
        checkpoint().emit(Event.of("tool:pre"));

        assertThat(ask().messages()).isEmpty();
        assertThat(events.getFirst().data().path("message").asText())
                .startsWith("Context injection exceeds 20 characters");
    }

    @Test
    void the_limit_counts_what_is_left_after_cleaning() {
        answer(HookResult.remind("x".repeat(20) + "\u0000".repeat(50)));
        checkpoint().emit(Event.of("tool:pre"));

        assertThat(texts(ask())).containsExactly("x".repeat(20));
    }

    @Test
    void beyond_the_budget_of_a_turn_people_are_warned_once_and_the_text_still_goes() {
        answer(HookResult.remind("x".repeat(20)));
        for (int i = 0; i < 4; i++) {
            checkpoint().emit(Event.of("tool:pre"));
        }

        assertThat(ask().messages()).hasSize(4);
        assertThat(events)
                .filteredOn(event -> event.type().equals("user:notification"))
                .hasSize(1);
    }

    @Test
    void limits_come_from_the_bundle_and_null_means_none() {
        assertThat(InjectionLimits.of(object())).isEqualTo(InjectionLimits.USUAL);
        assertThat(InjectionLimits.of(object().put("injection_size_limit", 5).putNull("injection_budget_per_turn")))
                .isEqualTo(new InjectionLimits(5, Integer.MAX_VALUE));
        assertThatThrownBy(() -> InjectionLimits.of(object().put("injection_size_limit", "many")))
                .hasMessageContaining("injection_size_limit");
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(hooks, injections, approvals, events::add, new Cancellation());
    }

    private Decision decide() {
        return checkpoint().decide(Event.of("tool:pre"));
    }

    private Injections.Asked ask() {
        injections.store(context);
        return injections.spend("Be kind.", context.messages());
    }

    private void answer(HookResult result) {
        hooks.register("tool:pre", 0, "h", event -> result);
    }

    private static HookResult inject(String text, Role role, boolean ephemeral, boolean behind) {
        return new HookResult(new InjectContext(text, role, ephemeral, behind), null);
    }

    private static List<String> texts(Injections.Asked asked) {
        return asked.messages().stream()
                .map(message -> ((Block.Text) message.blocks().getFirst()).text())
                .toList();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
