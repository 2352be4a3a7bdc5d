package dev.amplifier.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Run run = new Run();

    @Test
    void events_in_order_are_neither_lost_nor_doubled() throws IOException {
        take("000000-000000", "execution:queued", "{}");
        take("000001-000000", "content_block:start", "{\"index\":0}");
        take("000001-000003", "content_block:delta", "{\"index\":0,\"offset\":0,\"text\":\"Hello\"}");
        take("000001-000004", "content_block:delta", "{\"index\":0,\"offset\":5,\"text\":\" you\"}");

        assertThat(run.doubled()).isZero();
        assertThat(run.lost(kept("000000-000000", "000001-000000"))).isZero();
        assertThat(run.count()).isEqualTo(4);
    }

    @Test
    void an_event_that_comes_twice_is_doubled() throws IOException {
        take("000001-000000", "step:start", "{}");
        take("000001-000000", "step:start", "{}");

        assertThat(run.doubled()).isEqualTo(1);
        assertThat(run.disorder()).contains("000001-000000 again");
    }

    @Test
    void an_event_after_a_later_one_is_out_of_order() throws IOException {
        take("000002-000000", "step:start", "{}");
        take("000001-000000", "execution:start", "{}");

        assertThat(run.late()).isEqualTo(1);
        assertThat(run.disorder()).contains("000001-000000 only after");
    }

    @Test
    void words_that_are_left_out_are_lost() throws IOException {
        take("000001-000000", "content_block:start", "{\"index\":0}");
        take("000001-000002", "content_block:delta", "{\"index\":0,\"offset\":5,\"text\":\" you\"}");

        assertThat(run.lost(kept())).isEqualTo(1);
    }

    @Test
    void a_kept_event_that_never_came_is_lost() throws IOException {
        take("000001-000000", "step:start", "{}");

        assertThat(run.lost(kept("000001-000000", "000001-000001"))).isEqualTo(1);
    }

    @Test
    void the_last_event_ends_the_wait_for_it() throws IOException {
        take("000009-000000", "execution:complete", "{}");

        assertThat(run.end()).isCompletedWithValue("execution:complete");
    }

    private void take(String id, String type, String data) throws IOException {
        run.take(JSON.readTree("{\"id\":\"e:" + id + "\",\"type\":\"" + type + "\",\"data\":" + data + "}"));
    }

    private static JsonNode kept(String... ids) {
        var kept = JSON.createArrayNode();
        for (String id : ids) {
            kept.addObject().put("id", "e:" + id);
        }
        return kept;
    }
}
