package dev.amplifier.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutgoingQueueTest {

    private final Map<String, List<List<String>>> frames = new ConcurrentHashMap<>();

    private boolean record(String executionId, List<EventEnvelope> frame) {
        frames.computeIfAbsent(executionId, id -> new CopyOnWriteArrayList<>())
                .add(frame.stream().map(EventEnvelope::id).toList());
        return true;
    }

    static EventEnvelope event(String executionId, int number) {
        return new EventEnvelope(
                EventEnvelope.id(executionId, 1, number),
                executionId,
                null,
                "tool:pre",
                "2026-11-23T10:00:00Z",
                Json.mapper().createObjectNode(),
                1L);
    }

    private List<String> sent(String executionId) {
        return frames.getOrDefault(executionId, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void events_of_an_execution_keep_their_order_and_travel_in_few_frames() {
        try (OutgoingQueue queue = new OutgoingQueue(this::record)) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                queue.add("a", List.of(event("a", i)));
                expected.add(EventEnvelope.id("a", 1, i));
            }
            await().untilAsserted(() -> assertThat(sent("a")).isEqualTo(expected));
            assertThat(frames.get("a"))
                    .hasSizeLessThan(200)
                    .allSatisfy(frame -> assertThat(frame).hasSizeLessThanOrEqualTo(OutgoingQueue.FRAME_LIMIT));
            assertThat(queue.waiting()).isZero();
        }
    }

    @Test
    void an_execution_that_is_slow_to_send_holds_up_no_other() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OutgoingQueue.FrameSender sender = (id, frame) -> {
            if (id.equals("slow")) {
                stuck.countDown();
                awaitLatch(release);
            }
            return record(id, frame);
        };
        try (OutgoingQueue queue = new OutgoingQueue(sender)) {
            queue.add("slow", List.of(event("slow", 0)));
            stuck.await();
            queue.add("quick", List.of(event("quick", 0)));
            await().untilAsserted(() -> assertThat(sent("quick")).hasSize(1));
            assertThat(sent("slow")).isEmpty();
            release.countDown();
            await().untilAsserted(() -> assertThat(sent("slow")).hasSize(1));
        }
    }

    @Test
    void a_lane_that_is_full_takes_no_more_and_counts_what_it_gave_up() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OutgoingQueue.FrameSender sender = (id, frame) -> {
            stuck.countDown();
            awaitLatch(release);
            return record(id, frame);
        };
        try (OutgoingQueue queue = new OutgoingQueue(sender)) {
            queue.add("a", List.of(event("a", 0)));
            stuck.await();
            queue.add(
                    "a",
                    IntStream.range(0, OutgoingQueue.LANE_LIMIT)
                            .mapToObj(i -> event("a", i))
                            .toList());
            queue.add("a", List.of(event("a", 1)));
            assertThat(queue.dropped()).isEqualTo(1);
            release.countDown();
        }
    }

    @Test
    void what_is_queued_when_it_closes_is_still_sent() {
        OutgoingQueue queue = new OutgoingQueue(this::record);
        for (int i = 0; i < 50; i++) {
            queue.add("a", List.of(event("a", i)));
        }
        queue.close();
        assertThat(sent("a")).hasSize(50);
        queue.add("a", List.of(event("a", 50)));
        assertThat(queue.dropped()).isEqualTo(1);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
