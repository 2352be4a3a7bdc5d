package dev.amplifier.functions.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.functions.http.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe would do.
 *
 * @param name the recipe's name
 * @param steps its steps in order, those of loops once
 * @param agents agents that it asks for
 * @param models models that it asks for by name
 * @param missing what it asks for that is not here
 * @param estimate a rough guess
 */
public record Plan(
        @JsonProperty("name") String name,
        @JsonProperty("steps") List<PlannedStep> steps,
        @JsonProperty("agents") SortedSet<String> agents,
        @JsonProperty("models") SortedSet<String> models,
        @JsonProperty("missing") List<Finding> missing,
        @JsonProperty("estimate") Estimate estimate) {

    /**
     * One step.
     *
     * @param path where it stands: stage, step and inner steps joined by slashes
     * @param id its own id
     * @param kind {@code agent}, {@code bash}, {@code recipe}, {@code group} or {@code approval}
     * @param runs {@code yes} or {@code conditional}
     * @param condition when it runs, or what it repeats over; null if always once
     * @param agent the agent asked; null for other kinds
     * @param model the model asked for; null if the default
     * @param prompt prompt, command or path, as far as it resolves; null if it has none
     * @param unresolved references that only earlier steps will fill
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlannedStep(
            @JsonProperty("path") String path,
            @JsonProperty("id") String id,
            @JsonProperty("kind") String kind,
            @JsonProperty("runs") String runs,
            @JsonProperty("condition") @Nullable String condition,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("prompt") @Nullable String prompt,
            @JsonProperty("unresolved") List<String> unresolved) {}

    /**
     * A rough guess, for one pass through each loop: a token is four characters, an answer is 500 tokens and takes ten seconds.
     *
     * @param inputTokens tokens in
     * @param outputTokens tokens out
     * @param seconds how long
     * @param costUsd null: prices depend on the model that answers
     */
    public record Estimate(
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("output_tokens") long outputTokens,
            @JsonProperty("seconds") double seconds,
            @JsonProperty("cost_usd") @Nullable BigDecimal costUsd) {}
}
