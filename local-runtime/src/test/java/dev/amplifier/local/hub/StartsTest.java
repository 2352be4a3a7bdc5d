package dev.amplifier.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartsTest {

    private HubFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new HubFixture().start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void runs_of_a_later_start_are_numbered_above_a_billion_runs_of_the_one_before() throws Exception {
        long before = Starts.runsAbove(fixture.database());

        assertThat(Starts.runsAbove(fixture.database())).isGreaterThan(before + 1_000_000_000);
    }

    @Test
    void runs_are_numbered_above_those_that_an_older_version_numbered_by_its_clock() throws Exception {
        assertThat(Starts.runsAbove(fixture.database()))
                .isGreaterThan(Instant.parse("2038-12-31T00:00:00Z").toEpochMilli());
    }

    @Test
    void a_million_starts_on_their_numbers_are_exact_in_a_browser() throws Exception {
        long first = Starts.runsAbove(fixture.database());
        long second = Starts.runsAbove(fixture.database());

        assertThat(first + 1_000_000 * (second - first)).isLessThan(1L << 53);
    }
}
