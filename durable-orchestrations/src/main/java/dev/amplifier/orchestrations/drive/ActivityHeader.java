package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.orchestrations.stream.Announcement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the driver tells every activity beside its own input, in the same JSON object.
 *
 * @param executionId which execution
 * @param effect number of this effect, which orders its events
 * @param step path of the step; empty for the execution itself
 * @param announcements events to send before anything else
 * @param traceParent W3C trace context of the request that started the execution; null if it had none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ActivityHeader(
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("effect") int effect,
        @JsonProperty("step") String step,
        @JsonProperty("announcements") List<Announcement> announcements,
        @JsonProperty("trace_parent") @Nullable String traceParent) {

    /** Turns missing announcements into none. */
    public ActivityHeader {
        announcements = announcements == null ? List.of() : List.copyOf(announcements);
    }
}
