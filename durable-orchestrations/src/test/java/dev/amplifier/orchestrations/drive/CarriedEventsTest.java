package dev.amplifier.orchestrations.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.platform.contract.EventEnvelope;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarriedEventsTest {

    @Test
    void what_fits_is_carried_whole_and_in_order() {
        CarriedEvents carried = new CarriedEvents(List.of(event(1, 10), event(2, 10)));
        carried.add(List.of(event(3, 10)));

        assertThat(carried.events()).containsExactly(event(1, 10), event(2, 10), event(3, 10));
    }

    @Test
    void the_newest_are_carried_when_not_all_fit() {
        CarriedEvents carried = new CarriedEvents(List.of());
        List<EventEnvelope> all =
                IntStream.range(0, 100).mapToObj(n -> event(n, 10_000)).toList();
        all.forEach(event -> carried.add(List.of(event)));

        List<EventEnvelope> events = carried.events();

        assertThat(events).hasSizeBetween(10, 13).isEqualTo(all.subList(100 - events.size(), 100));
    }

    @Test
    void one_that_is_too_large_alone_is_carried_all_the_same() {
        CarriedEvents carried = new CarriedEvents(List.of(event(1, 10)));
        carried.add(List.of(event(2, 1_000_000)));

        assertThat(carried.events()).containsExactly(event(2, 1_000_000));
    }

    @Test
    void nothing_is_carried_when_nothing_happened() {
        assertThat(new CarriedEvents(List.of()).events()).isEmpty();
    }

    private static EventEnvelope event(int number, int characters) {
        return new EventEnvelope(
                EventEnvelope.id("run", 1, number),
                "run",
                null,
                "token",
                "2026-01-01T00:00:00Z",
                JsonNodeFactory.instance.objectNode().put("text", "x".repeat(characters)),
                null);
    }
}
