package dev.amplifier.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeLimitTest {

    private final TimeLimit limit = new TimeLimit();

    @AfterEach
    void close() {
        limit.close();
    }

    @Test
    void a_call_that_takes_too_long_is_interrupted_and_said_to_be_late() {
        assertThatThrownBy(() -> limit.call(Duration.ofMillis(20), () -> {
                    new CountDownLatch(1).await();
                    return "never";
                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("functionTimeout");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void calls_that_are_over_are_watched_no_longer() throws Exception {
        for (int call = 0; call < 100; call++) {
            assertThat(limit.call(Duration.ofMinutes(30), limit::watched)).isOne();
        }
        assertThatThrownBy(() -> limit.call(Duration.ofMinutes(30), () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(limit.watched()).isZero();
    }
}
