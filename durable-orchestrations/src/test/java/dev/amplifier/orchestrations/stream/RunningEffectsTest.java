package dev.amplifier.orchestrations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.cancellation.RunningTool;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.orchestrations.stream.RunningEffects.RunningEffect;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningEffectsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<EventEnvelope> published = new CopyOnWriteArrayList<>();
    private final RunningEffects effects = new RunningEffects(now::get);

    @AfterEach
    void close() {
        effects.close();
    }

    @Test
    void a_running_effect_says_again_what_it_said_when_asked_for_a_replay() {
        try (RunningEffects.Entry entry = effects.enter(effect("mine"))) {
            control("replay", "mine");

            assertThat(published).hasSize(2);
            assertThat(published.get(1)).isEqualTo(published.get(0));
        }
    }

    @Test
    void the_answer_to_a_question_reaches_the_effect_that_asked_it() throws Exception {
        RunningEffect effect = effect("mine");
        try (RunningEffects.Entry entry = effects.enter(effect)) {
            CompletableFuture<Approvals.Reply> reply = CompletableFuture.supplyAsync(
                    () -> effect.questions().ask(HookAction.AskUser.about("Go on?"), effect.cancellation()));
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                while (!reply.isDone()) {
                    effects.control(new ControlRequest("approve", "theirs", "question-1-1", null, Map.of()));
                    effects.control(new ControlRequest("approve", "mine", "question-1-1", null, Map.of()));
                }
            });

            assertThat(reply.get(30, TimeUnit.SECONDS)).isEqualTo(new Approvals.Reply.Chosen("allow"));
            answered.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_effect_of_another_execution_stays_silent() {
        try (RunningEffects.Entry entry = effects.enter(effect("mine"))) {
            control("replay", "theirs");

            assertThat(published).hasSize(1);
        }
    }

    @Test
    void an_effect_that_has_just_ended_is_still_replayed_because_the_history_may_not_have_it_yet() {
        effects.enter(effect("mine")).close();

        control("replay", "mine");

        assertThat(published).hasSize(2);
    }

    @Test
    void an_ended_effect_is_still_replayed_when_the_database_was_away_for_a_minute() {
        effects.enter(effect("mine")).close();
        now.updateAndGet(before -> before.plusSeconds(60));

        control("replay", "mine");

        assertThat(published).hasSize(2);
    }

    @Test
    void an_effect_that_ended_a_while_ago_is_forgotten() {
        effects.enter(effect("mine")).close();
        now.updateAndGet(before -> before.plus(RunningEffects.REMEMBERED).plusMillis(1));

        control("replay", "mine");

        assertThat(published).hasSize(1);
    }

    @Test
    void a_cancelled_execution_cancels_its_effects_and_no_others() {
        RunningEffect mine = effect("mine");
        RunningEffect theirs = effect("theirs");
        try (RunningEffects.Entry one = effects.enter(mine);
                RunningEffects.Entry two = effects.enter(theirs)) {
            control("cancel", "mine");

            assertThat(mine.cancellation().isCancelled()).isTrue();
            assertThat(theirs.cancellation().isCancelled()).isFalse();
        }
    }

    @Test
    void a_graceful_end_is_told_once_with_the_tools_that_are_under_way() {
        RunningEffect mine = effect("mine");
        try (RunningEffects.Entry entry = effects.enter(mine);
                Cancellation.Running running = mine.cancellation().running(new RunningTool("7", "bash"))) {
            effects.control(ControlRequest.cancel("mine", "graceful"));
            effects.control(ControlRequest.cancel("mine", "graceful"));
            assertThat(mine.cancellation().level()).isEqualTo(Level.GRACEFUL);
            assertThat(published)
                    .filteredOn(event -> event.type().equals("cancel:requested"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.data().toString())
                            .isEqualTo(
                                    "{\"level\":\"graceful\",\"running_tools\":[{\"id\":\"7\",\"name\":\"bash\"}]}"));

            effects.control(ControlRequest.cancel("mine", "immediate"));

            assertThat(mine.cancellation().isCancelled()).isTrue();
            assertThat(published.getLast().data().path("level").asText()).isEqualTo("immediate");
        }
    }

    private RunningEffect effect(String executionId) {
        EffectEvents events = new EffectEvents(executionId, 1, "step", 1, published::addAll, now::get);
        events.emit(Event.of("session:start"));
        return new RunningEffect(executionId, events, new Questions(1, events, now::get), new Cancellation());
    }

    private void control(String action, String executionId) {
        effects.control(new ControlRequest(action, executionId, null, null, Map.of()));
    }
}
