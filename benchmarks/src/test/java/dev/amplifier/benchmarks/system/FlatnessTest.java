package dev.amplifier.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlatnessTest {

    @Test
    void what_rises_in_the_warm_up_only_is_flat() {
        assertThat(Flatness.of(List.of(10.0, 60.0, 100.0, 101.0, 99.0, 100.0, 101.0, 99.0))
                        .flat())
                .isTrue();
    }

    @Test
    void what_rises_steadily_grows() {
        Flatness flatness = Flatness.of(List.of(100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 160.0, 170.0));

        assertThat(flatness.flat()).isFalse();
        assertThat(flatness.slope()).isEqualTo(10);
    }

    @Test
    void nothing_and_a_single_sample_are_flat() {
        assertThat(Flatness.of(List.of()).flat()).isTrue();
        assertThat(Flatness.of(List.of(5.0)).flat()).isTrue();
    }
}
