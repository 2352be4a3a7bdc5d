package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.orchestrations.stream.Announcement;
import dev.amplifier.platform.contract.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one history of an execution stopped and the next one goes on.
 *
 * @param work the work's own snapshot; null at the beginning
 * @param effect number of the last effect so far
 * @param activeMillis time at work so far, in milliseconds
 * @param events kept events of earlier histories, oldest first, bounded
 * @param announcements events that were decided on and not sent yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resume(
        @JsonProperty("work") @Nullable JsonNode work,
        @JsonProperty("effect") int effect,
        @JsonProperty("active_ms") long activeMillis,
        @JsonProperty("events") List<EventEnvelope> events,
        @JsonProperty("announcements") List<Announcement> announcements) {

    /** Turns missing parts into nothing. */
    public Resume {
        events = events == null ? List.of() : List.copyOf(events);
        announcements = announcements == null ? List.of() : List.copyOf(announcements);
    }

    /** The beginning. */
    public static Resume start() {
        return new Resume(null, 0, 0, List.of(), List.of());
    }
}
