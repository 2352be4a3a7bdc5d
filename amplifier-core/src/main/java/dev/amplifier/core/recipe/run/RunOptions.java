package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.Compatibility;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run is told beside its recipe. A run that is restored must be told the same again.
 *
 * @param executionId identifies the run; the variable {@code session.id}
 * @param inputs values that overlay the recipe's own {@code context}
 * @param startedAt when the run began; the variable {@code session.started}
 * @param project path of the project; the variable {@code session.project}
 * @param recipePath path of the recipe within the project; sub-recipes are relative to its folder
 * @param compatibility how closely the reference is followed
 * @param sources texts of other recipes, by path within the project
 * @param loadsMissing whether a recipe that is not among the sources is asked for; otherwise it does not exist
 * @param limits bounds on the run
 */
public record RunOptions(
        String executionId,
        Map<String, JsonNode> inputs,
        Instant startedAt,
        String project,
        String recipePath,
        Compatibility compatibility,
        Map<String, String> sources,
        boolean loadsMissing,
        RunLimits limits) {

    /** Copies the maps, keeping the order of the inputs. */
    public RunOptions {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        sources = Map.copyOf(sources);
    }

    /** A lenient run without inputs, of a recipe that stands alone. */
    public static RunOptions of(String executionId, Instant startedAt) {
        return new RunOptions(
                executionId,
                Map.of(),
                startedAt,
                "/workspace",
                "recipe.yaml",
                Compatibility.LENIENT,
                Map.of(),
                false,
                RunLimits.DEFAULT);
    }

    /** The same with other inputs. */
    public RunOptions withInputs(Map<String, JsonNode> newInputs) {
        return new RunOptions(
                executionId, newInputs, startedAt, project, recipePath, compatibility, sources, loadsMissing, limits);
    }

    /** The same with other recipes to call. */
    public RunOptions withSources(Map<String, String> newSources) {
        return new RunOptions(
                executionId, inputs, startedAt, project, recipePath, compatibility, newSources, loadsMissing, limits);
    }

    /** The same, asking or not asking for recipes that are not among the sources. */
    public RunOptions loadingMissing(boolean loads) {
        return new RunOptions(
                executionId, inputs, startedAt, project, recipePath, compatibility, sources, loads, limits);
    }

    /** The same, followed more or less closely. */
    public RunOptions withCompatibility(Compatibility newCompatibility) {
        return new RunOptions(
                executionId, inputs, startedAt, project, recipePath, newCompatibility, sources, loadsMissing, limits);
    }

    /** The same with other bounds. */
    public RunOptions withLimits(RunLimits newLimits) {
        return new RunOptions(
                executionId, inputs, startedAt, project, recipePath, compatibility, sources, loadsMissing, newLimits);
    }

    boolean strict() {
        return compatibility == Compatibility.STRICT;
    }
}
