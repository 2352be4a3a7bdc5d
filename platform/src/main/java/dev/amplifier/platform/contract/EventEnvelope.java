package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An event on the stream.
 *
 * @param id {@code <execution id>:<effect, 6 digits>-<number, 6 digits>}. Sorts in order within an execution; the same when a step is
 *     run again after a crash, so that a consumer drops what it has seen
 * @param executionId which execution
 * @param step path of the step, its parts joined by {@code /}: stage, step id, {@code [iteration]}, sub-step; null for events of the
 *     execution itself
 * @param type the event's name, see {@code docs/events.md}
 * @param timestamp ISO-8601 instant, milliseconds
 * @param data what the event says; an object
 * @param run which run of the activity sent it, a number that rises from run to run; if an activity is run again after a crash the later run
 *     supersedes the earlier one's events of the same effect; null for events that are not sent from inside an effect
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventEnvelope(
        @JsonProperty("id") String id,
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("step") @Nullable String step,
        @JsonProperty("type") String type,
        @JsonProperty("timestamp") String timestamp,
        @JsonProperty("data") JsonNode data,
        @JsonProperty("run") @Nullable Long run) {

    /** The id of event {@code number} of effect {@code effect}. */
    public static String id(String executionId, int effect, int number) {
        return "%s:%06d-%06d".formatted(executionId, effect, number);
    }
}
