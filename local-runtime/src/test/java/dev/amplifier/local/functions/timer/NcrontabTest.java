package dev.amplifier.local.functions.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NcrontabTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * * *|2026-01-01T00:00:00|2026-01-01T00:00:01",
                "0 */5 * * * *|2026-01-01T00:00:00|2026-01-01T00:05:00",
                "0 3/20 * * * *|2026-01-01T00:24:00|2026-01-01T00:43:00",
                "0 0 * * * *|2026-01-01T23:30:00|2026-01-02T00:00:00",
                "0 0 9-17 * * *|2026-01-01T17:00:00|2026-01-02T09:00:00",
                "0 30 9 * * 1-5|2026-01-02T10:00:00|2026-01-05T09:30:00",
                "0 30 9 * jan mon|2026-02-01T00:00:00|2027-01-04T09:30:00",
                "5,8,10 * * * * *|2026-01-01T00:00:08|2026-01-01T00:00:10",
                "0 0 0 29 2 *|2026-03-01T00:00:00|2028-02-29T00:00:00",
                "*/15 * * * *|2026-01-01T00:01:00|2026-01-01T00:15:00",
                "0 0 0 31 12 *|2026-12-31T00:00:00|2027-12-31T00:00:00",
            })
    void the_next_moment_fits_every_field(String expression, LocalDateTime after, LocalDateTime next) {
        assertThat(Ncrontab.parse(expression).next(after)).contains(next);
    }

    @Test
    void a_day_that_never_comes_has_no_next_moment() {
        assertThat(Ncrontab.parse("0 0 0 31 2 *").next(LocalDateTime.of(2026, 1, 1, 0, 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * *",
                "60 * * * * *",
                "* * 24 * * *",
                "* * * 0 * *",
                "* * * * 13 *",
                "* * * * * 7",
                "*/0 * * * * *",
                "5-1 * * * * *",
                "1-2-3 * * * * *",
                "x * * * * *",
                "1, * * * * *",
                "* * * * * * *"
            })
    void an_expression_that_makes_no_sense_is_refused_with_what_is_allowed(String expression) {
        assertThatThrownBy(() -> Ncrontab.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("allowed are", "six are needed");
    }
}
