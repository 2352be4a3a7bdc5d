package dev.amplifier.orchestrations.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An event that the orchestrator decided on and an activity is to send, since an orchestrator does no I/O.
 *
 * @param step path of the step; null for an event of the execution itself
 * @param type the event's name
 * @param timestamp ISO-8601 instant, from the orchestration's own clock
 * @param data what the event says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Announcement(
        @JsonProperty("step") @Nullable String step,
        @JsonProperty("type") String type,
        @JsonProperty("timestamp") String timestamp,
        @JsonProperty("data") ObjectNode data) {}
