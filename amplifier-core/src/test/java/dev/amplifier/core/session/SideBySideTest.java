package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class SideBySideTest {

    @Test
    void pieces_inside_pieces_are_done_also_when_no_thread_is_left() {
        SideBySide room = new SideBySide(2);
        AtomicInteger done = new AtomicInteger();
        Runnable inner = () -> room.run(List.of(done::incrementAndGet, done::incrementAndGet));

        room.run(List.of(inner, inner, inner));

        assertThat(done).hasValue(6);
    }

    @Test
    void a_piece_that_breaks_ends_the_others_and_what_it_threw_is_thrown() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable waiting = () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        };
        Runnable breaking = () -> {
            awaited(begun);
            throw new StackOverflowError("too deep");
        };

        assertThatThrownBy(() -> new SideBySide(2).run(List.of(waiting, breaking)))
                .isInstanceOf(StackOverflowError.class);
        assertThat(interrupted).isTrue();
    }

    @Test
    void threads_are_given_back_for_the_next_answer() {
        SideBySide room = new SideBySide(2);
        for (int i = 0; i < 3; i++) {
            CountDownLatch both = new CountDownLatch(2);
            room.run(Stream.<Runnable>generate(() -> () -> {
                        both.countDown();
                        awaited(both);
                    })
                    .limit(2)
                    .toList());
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
