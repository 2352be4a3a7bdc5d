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
 * @param steps its steps and gates in order; those of a loop's body and of called recipes once, after the step that contains them
 * @param agents agents that it asks for
 * @param models models that would answer
 * @param missing what it asks for that is not here
 * @param complete whether all steps are there; a plan ends after 500
 * @param estimate a rough guess
 */
public record Plan(
        @JsonProperty("name") String name,
        @JsonProperty("steps") List<PlannedStep> steps,
        @JsonProperty("agents") SortedSet<String> agents,
        @JsonProperty("models") SortedSet<String> models,
        @JsonProperty("missing") List<Finding> missing,
        @JsonProperty("complete") boolean complete,
        @JsonProperty("estimate") Estimate estimate) {

    /**
     * One step.
     *
     * @param path where it stands: stage, step and inner steps, joined by slashes
     * @param id its own id
     * @param kind {@code agent}, {@code bash}, {@code recipe}, {@code group} or {@code approval}
     * @param runs {@code yes}, {@code no}, or {@code conditional} on what earlier steps bring
     * @param condition when it runs, as written; null if always
     * @param loop what it repeats over or while, as written; null if it does not
     * @param iterations how often it repeats; null where that is not known beforehand
     * @param agent the agent asked; null for other kinds
     * @param model the model that would answer, as {@code provider/name}; null for other kinds
     * @param prompt prompt, command, path or question, as far as it resolves; null if it has none
     * @param unresolved references that only earlier steps will fill
     * @param output the variable that takes the result; null if none
     * @param estimate tokens and cost of the step in all its passes; null for other kinds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlannedStep(
            @JsonProperty("path") String path,
            @JsonProperty("id") String id,
            @JsonProperty("kind") String kind,
            @JsonProperty("runs") String runs,
            @JsonProperty("condition") @Nullable String condition,
            @JsonProperty("loop") @Nullable String loop,
            @JsonProperty("iterations") @Nullable Integer iterations,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("prompt") @Nullable String prompt,
            @JsonProperty("unresolved") List<String> unresolved,
            @JsonProperty("output") @Nullable String output,
            @JsonProperty("estimate") @Nullable Estimate estimate) {}

    /**
     * A rough guess. A token is four characters; an answer is 500 tokens and takes ten seconds, of the offline provider 0.3; an agent's own instruction is
     * 400 tokens; what an earlier step will bring is an answer. A loop whose length is not known counts as one pass, a step that may not run as one that
     * does.
     *
     * @param inputTokens tokens in
     * @param outputTokens tokens out
     * @param seconds how long
     * @param costUsd US dollars at list prices; null if the price of a model is not known
     */
    public record Estimate(
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("output_tokens") long outputTokens,
            @JsonProperty("seconds") double seconds,
            @JsonProperty("cost_usd") @Nullable BigDecimal costUsd) {

        /** Nothing asked, nothing spent. */
        static final Estimate NONE = new Estimate(0, 0, 0, BigDecimal.ZERO);

        /** Both together. */
        Estimate plus(Estimate other) {
            return new Estimate(
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    seconds + other.seconds,
                    costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd));
        }
    }
}
