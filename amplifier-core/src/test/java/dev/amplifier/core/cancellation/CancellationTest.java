package dev.amplifier.core.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class CancellationTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Cancellation token = new Cancellation();
    private final List<String> done = new ArrayList<>();

    @Test
    void a_graceful_end_is_heard_only_by_what_nobody_cancelled_and_an_immediate_one_by_any_but_itself() {
        assertThat(token.request(Level.GRACEFUL)).isTrue();
        assertThat(token.request(Level.GRACEFUL)).isFalse();
        assertThat(token.request(Level.IMMEDIATE)).isTrue();
        assertThat(token.request(Level.GRACEFUL)).isFalse();
        assertThat(token.request(Level.IMMEDIATE)).isFalse();
        assertThat(token.level()).isEqualTo(Level.IMMEDIATE);
    }

    @Test
    void a_graceful_end_lets_what_is_under_way_go_on_and_nothing_new_begin() {
        token.request(Level.GRACEFUL);

        assertThat(token.proceed()).isTrue();
        assertThat(token.proceedAfter(Duration.ofMillis(1))).isTrue();
        assertThat(token.proceedToNext()).isFalse();
        assertThat(token.proceedToNextAfter(LONG)).isFalse();
        assertThat(token.isCancelled()).isFalse();
    }

    @Test
    void a_wait_before_something_new_ends_when_a_graceful_end_is_asked_for() throws Exception {
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(() -> token.proceedToNextAfter(LONG));

        token.request(Level.GRACEFUL);

        assertThat(next.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void an_immediate_end_stops_what_is_under_way() {
        token.cancel();

        assertThat(token.proceed()).isFalse();
        assertThat(token.proceedAfter(LONG)).isFalse();
    }

    @Test
    void what_is_held_is_cancelled_at_once_because_it_would_not_come_to_an_end() throws Exception {
        token.pause();
        CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(token::proceed);

        token.request(Level.GRACEFUL);

        assertThat(held.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(token.level()).isEqualTo(Level.IMMEDIATE);
    }

    @Test
    void each_action_is_run_once_at_its_level_and_one_that_fails_keeps_no_other_from_it() {
        token.onNoNext(() -> {
            throw new IllegalStateException("broken");
        });
        token.onNoNext(() -> done.add("no next"));
        token.onCancel(() -> done.add("abandon"));

        token.request(Level.GRACEFUL);
        assertThat(done).containsExactly("no next");
        token.onNoNext(() -> done.add("late"));
        token.request(Level.IMMEDIATE);

        assertThat(done).containsExactly("no next", "late", "abandon");
    }

    @Test
    void it_knows_the_tool_calls_that_are_under_way_and_those_of_its_children() {
        RunningTool mine = new RunningTool("1", "delegate");
        RunningTool below = new RunningTool("7", "bash");
        try (Cancellation child = token.child();
                Cancellation.Running outer = token.running(mine)) {
            try (Cancellation.Running inner = child.running(below)) {
                token.request(Level.GRACEFUL);
            }
            assertThat(token.runningTools()).containsExactly(mine);
        }

        assertThat(token.awaitedTools()).containsExactly(mine, below);
        assertThat(token.runningTools()).isEmpty();
    }

    @Test
    void a_child_stands_as_its_parent_does_and_hears_what_it_is_told() {
        Cancellation early = token.child();
        token.request(Level.GRACEFUL);
        Cancellation late = token.child();

        assertThat(early.level()).isEqualTo(Level.GRACEFUL);
        assertThat(late.level()).isEqualTo(Level.GRACEFUL);
        token.cancel();
        assertThat(late.level()).isEqualTo(Level.IMMEDIATE);
    }

    @Test
    void a_child_is_held_with_its_parent() throws Exception {
        token.pause();
        Cancellation child = token.child();
        CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(child::proceed);

        token.resume();

        assertThat(held.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_a_child_is_told_stays_with_it_and_a_closed_one_hears_nothing() {
        Cancellation child = token.child();
        child.cancel();
        assertThat(token.level()).isEqualTo(Level.NONE);

        Cancellation closed = token.child();
        closed.close();
        token.cancel();
        assertThat(closed.level()).isEqualTo(Level.NONE);
    }
}
