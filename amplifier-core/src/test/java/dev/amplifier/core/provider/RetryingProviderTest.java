package dev.amplifier.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.mock.MockProvider;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryingProviderTest extends ProviderContract {

    private static final Question QUESTION = new Question("m", "", List.of(ChatMessage.user("hi")), List.of(), 10);
    private static final Answer DONE = new Answer.Complete(List.of(new Block.Text("ok")), "m", 1, 1, null);
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ZERO, Duration.ofSeconds(1));

    private final Heard heard = new Heard();

    @Override
    protected Provider speaking() {
        return new RetryingProvider(MockProvider.of(JsonNodeFactory.instance.objectNode()), QUICK, new Random(1));
    }

    @Test
    void a_passing_failure_is_asked_again() {
        Answer answer = retrying(QUICK, passing(null), passing(null), DONE).ask(QUESTION, heard, new Cancellation());

        assertThat(answer).isEqualTo(DONE);
        assertThat(heard.lines()).containsExactly("retry 1 0", "retry 2 0");
    }

    @Test
    void a_lasting_failure_is_not_asked_again() {
        Answer refused = new Answer.Failed("key_refused", "no", false, null);

        assertThat(retrying(QUICK, refused, DONE).ask(QUESTION, heard, new Cancellation()))
                .isEqualTo(refused);
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void it_gives_up_after_its_attempts() {
        Answer answer = retrying(QUICK, passing(null), passing(null), passing(null), DONE)
                .ask(QUESTION, heard, new Cancellation());

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(heard.lines()).hasSize(2);
    }

    @Test
    void it_waits_no_less_than_the_provider_asks_for() {
        retrying(QUICK, passing(Duration.ofMillis(30)), DONE).ask(QUESTION, heard, new Cancellation());

        assertThat(heard.lines()).containsExactly("retry 1 30");
    }

    @Test
    void a_provider_that_asks_for_too_long_a_wait_is_not_asked_again() {
        Answer answer = retrying(QUICK, passing(Duration.ofMinutes(5)), DONE).ask(QUESTION, heard, new Cancellation());

        assertThat(((Answer.Failed) answer).retryAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void a_wait_ends_at_once_when_the_turn_is_cancelled() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        RetryPolicy slow = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofHours(1));
        AnswerListener signal = new AnswerListener() {
            @Override
            public void begin(int index, Kind kind) {}

            @Override
            public void delta(int index, String text) {}

            @Override
            public void end(int index, Block block) {}

            @Override
            public void retry(int attempt, long waitMillis, String reason) {
                waiting.countDown();
            }
        };
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> retrying(slow, passing(null), DONE).ask(QUESTION, signal, cancellation));
        waiting.await();

        cancellation.cancel();

        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Stopped.class);
    }

    @Test
    void waits_double_and_stay_within_the_longest() {
        RetryPolicy policy = new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(policy.waitAfter(1, null, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(2, null, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.waitAfter(9, null, 0.5)).isEqualTo(Duration.ofSeconds(5));
    }

    private static Answer passing(Duration after) {
        return new Answer.Failed("overloaded", "busy", true, after);
    }

    private static Provider retrying(RetryPolicy policy, Answer... answers) {
        Queue<Answer> script = new ArrayDeque<>(List.of(answers));
        Provider scripted = new Provider() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public List<Model> models() {
                return List.of();
            }

            @Override
            public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
                return script.remove();
            }
        };
        return new RetryingProvider(scripted, policy, new Random(7));
    }
}
