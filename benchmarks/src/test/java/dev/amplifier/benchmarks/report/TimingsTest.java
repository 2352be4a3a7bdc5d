package dev.amplifier.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimingsTest {

    @Test
    void a_percentile_is_the_smallest_duration_that_so_many_do_not_exceed() {
        Timings timings = Timings.ofNanos(
                LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).boxed().toList());
        assertThat(timings.millis(50)).isEqualTo(50);
        assertThat(timings.millis(99)).isEqualTo(99);
        assertThat(timings.millis(100)).isEqualTo(100);
        assertThat(timings).hasToString("50.00 / 95.00 / 99.00");
    }

    @Test
    void nothing_measured_is_refused_instead_of_shown_as_zero() {
        assertThatIllegalArgumentException().isThrownBy(() -> Timings.ofNanos(List.of()));
    }
}
