package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe: what a document asks to be done, typed. Defaults stand filled in, aliases are resolved, templates and conditions are kept
 * as written. Immutable; the {@link JsonNode}s inside are never changed after construction.
 *
 * @param schemaVersion the version of the language, 1 unless the document says otherwise
 * @param name the recipe's name
 * @param description what the recipe is for
 * @param version its own version, three numbers with dots
 * @param author who wrote it
 * @param created when it was written, as the document says it
 * @param updated when it was last changed, as the document says it
 * @param tags words to find it by
 * @param context initial variables in the order of the document; the values are literal, never templates
 * @param recursion limits on sub-recipes and agent steps
 * @param rateLimiting limits on model calls; empty when the document sets none
 * @param orchestratorConfig settings handed to every agent session, in the order of the document
 * @param dependencies bundles and behaviors that supply agents; only in schema version 2
 * @param flow the work itself
 * @param range where the whole recipe stands
 */
public record Recipe(
        int schemaVersion,
        SourceText name,
        SourceText description,
        SourceText version,
        Optional<String> author,
        Optional<String> created,
        Optional<String> updated,
        List<String> tags,
        Map<String, JsonNode> context,
        Recursion recursion,
        Optional<RateLimiting> rateLimiting,
        Map<String, JsonNode> orchestratorConfig,
        List<Dependency> dependencies,
        Flow flow,
        SourceRange range) {

    /** Copies the collections, keeping their order. */
    public Recipe {
        tags = List.copyOf(tags);
        context = Ordered.copy(context);
        orchestratorConfig = Ordered.copy(orchestratorConfig);
        dependencies = List.copyOf(dependencies);
    }

    /** The steps of the recipe in order, of all stages where it has stages; nested bodies are not entered. */
    public List<Step> steps() {
        return switch (flow) {
            case Flow.Flat(var steps) -> steps;
            case Flow.Staged(var stages) ->
                stages.stream().flatMap(stage -> stage.steps().stream()).toList();
        };
    }

    /** The stages of the recipe in order; empty for a flat one. */
    public List<Stage> stages() {
        return switch (flow) {
            case Flow.Flat flat -> List.of();
            case Flow.Staged(var stages) -> stages;
        };
    }
}
