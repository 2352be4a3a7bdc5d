package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.http.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a document.
 *
 * @param valid whether there is no error
 * @param errors what keeps the document from being used
 * @param warnings what its author may want to know
 * @param recipe what a recipe is; null for other documents and for texts that are no recipe at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Validation(
        @JsonProperty("valid") boolean valid,
        @JsonProperty("errors") List<Finding> errors,
        @JsonProperty("warnings") List<Finding> warnings,
        @JsonProperty("recipe") @Nullable RecipeSummary recipe) {

    /** A document with these findings. */
    public static Validation of(List<Finding> errors, List<Finding> warnings, @Nullable RecipeSummary recipe) {
        return new Validation(errors.isEmpty(), List.copyOf(errors), List.copyOf(warnings), recipe);
    }

    /**
     * What a recipe is, for a form to be made from.
     *
     * @param name its name
     * @param description what it is for
     * @param version its version
     * @param inputs its context with the defaults
     * @param steps ids of its steps, in order
     */
    public record RecipeSummary(
            @JsonProperty("name") String name,
            @JsonProperty("description") String description,
            @JsonProperty("version") String version,
            @JsonProperty("inputs") Map<String, JsonNode> inputs,
            @JsonProperty("steps") List<String> steps) {}
}
