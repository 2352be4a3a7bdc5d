package dev.amplifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeenEventsTest {

    private final SeenEvents seen = new SeenEvents();

    @Test
    void an_event_is_new_once_and_again_when_a_later_run_tells_it() {
        assertThat(seen.isNew(event(3))).isTrue();
        assertThat(seen.isNew(event(3))).isFalse();
        assertThat(seen.isNew(event(4))).isTrue();
        assertThat(seen.isNew(event(3))).isFalse();
        assertThat(seen.isNewInHistory(event(4))).isFalse();
    }

    @Test
    void the_run_of_the_history_counts_though_the_clock_was_set_back() {
        assertThat(seen.isNew(event(9))).isTrue();

        assertThat(seen.isNewInHistory(event(2))).isTrue();

        assertThat(seen.isNew(event(2))).isFalse();
        assertThat(seen.isNew(event(9))).isFalse();
    }

    private static JsonNode event(long run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "x:000001-000000")
                .put("run", run);
    }
}
