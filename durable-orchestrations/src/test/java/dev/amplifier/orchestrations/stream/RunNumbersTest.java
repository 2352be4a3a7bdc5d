package dev.amplifier.orchestrations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunNumbersTest {

    private final AtomicLong millis = new AtomicLong(1_000);

    @Test
    void a_number_is_the_time_at_which_the_run_begins() {
        assertThat(numbers(0).next()).isEqualTo(1_000);
    }

    @Test
    void runs_that_begin_at_the_same_time_have_different_numbers_in_their_order() {
        RunNumbers numbers = numbers(0);

        assertThat(numbers.next()).isLessThan(numbers.next());
    }

    @Test
    void a_run_after_the_clock_was_set_back_has_the_higher_number() {
        RunNumbers numbers = numbers(0);
        long before = numbers.next();
        millis.set(10);

        assertThat(numbers.next()).isGreaterThan(before);
    }

    @Test
    void a_process_begins_above_what_it_is_told_even_if_its_clock_is_behind() {
        assertThat(numbers(5_000).next()).isGreaterThan(5_000);
    }

    private RunNumbers numbers(long above) {
        return new RunNumbers(() -> Instant.ofEpochMilli(millis.get()), above);
    }
}
