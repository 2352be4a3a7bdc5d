package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every activity returns, as JSON. It stands in the orchestration's history, from which {@code GET /api/executions/{id}} reads
 * the events of finished steps.
 *
 * @param status {@code ok} or {@code error}; an expected failure is returned, never thrown
 * @param output the effect's raw result; null on error
 * @param error what went wrong; null if nothing did
 * @param usage what model calls used
 * @param events the events worth keeping, in order: no token deltas, whole blocks instead; bounded to 256 KiB of JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityResult(
        @JsonProperty("status") String status,
        @JsonProperty("output") @Nullable JsonNode output,
        @JsonProperty("error") @Nullable Failure error,
        @JsonProperty("usage") Usage usage,
        @JsonProperty("events") List<EventEnvelope> events) {

    /** Turns missing parts of an older version's result into empty ones. */
    public ActivityResult {
        usage = usage == null ? Usage.NONE : usage;
        events = events == null ? List.of() : List.copyOf(events);
    }

    /**
     * A failure that a person can read.
     *
     * @param code stable, lower case with underscores, such as {@code timeout} or {@code provider_overloaded}
     * @param message what, where and what to do; no secrets
     * @param retryable whether trying again may help
     */
    public record Failure(
            @JsonProperty("code") String code,
            @JsonProperty("message") String message,
            @JsonProperty("retryable") boolean retryable) {}
}
