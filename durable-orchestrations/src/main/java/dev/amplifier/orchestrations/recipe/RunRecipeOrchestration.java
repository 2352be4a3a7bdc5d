package dev.amplifier.orchestrations.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.run.RecipeRun;
import dev.amplifier.core.recipe.run.RunOptions;
import dev.amplifier.orchestrations.drive.Driver;
import dev.amplifier.orchestrations.drive.Resume;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import dev.amplifier.platform.contract.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The orchestration of one recipe. */
public final class RunRecipeOrchestration {

    private final ParsedRecipes recipes = new ParsedRecipes();

    /** Input: {@link ExecutionRequest}; output: an execution result as JSON text. */
    @FunctionName(Names.RUN_RECIPE)
    public @Nullable String run(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
        ExecutionRequest request = Json.fromTree(context.getInput(JsonNode.class), ExecutionRequest.class);
        JsonNode from = request.resumeFrom();
        if (from != null && from.has("rerun")) {
            return new Driver(context, request, rerun(request, from.path("rerun")), Resume.start(), Json.mapper())
                    .run();
        }
        Resume resume = from == null ? Resume.start() : Json.fromTree(from, Resume.class);
        return new Driver(context, request, work(request, resume.work()), resume, Json.mapper()).run();
    }

    /** A new run that begins at a later step, with what an earlier run's steps before it made. */
    private RecipeWork rerun(ExecutionRequest request, JsonNode from) {
        RecipeRun run = RecipeRun.rerunFrom(
                recipe(request),
                options(request),
                from.path("history"),
                from.path("from_step").asText());
        return new RecipeWork(request, run, Usage.NONE, false, Json.mapper());
    }

    private RecipeWork work(ExecutionRequest request, @Nullable JsonNode snapshot) {
        Recipe recipe = recipe(request);
        RunOptions options = options(request);
        if (snapshot == null) {
            return new RecipeWork(request, RecipeRun.start(recipe, options), Usage.NONE, false, Json.mapper());
        }
        JsonNode cost = snapshot.path("cost_usd");
        Usage spent = new Usage(
                snapshot.path("input_tokens").asLong(),
                snapshot.path("output_tokens").asLong(),
                cost.isNumber() ? new BigDecimal(cost.asText()) : null);
        RecipeRun run = RecipeRun.restore(recipe, options, snapshot.path("run"));
        return new RecipeWork(request, run, spent, true, Json.mapper());
    }

    private Recipe recipe(ExecutionRequest request) {
        return recipes.get(yaml(request), compatibility(request))
                .orElseThrow(() -> new IllegalArgumentException("a recipe that was accepted cannot be read any more"));
    }

    private static RunOptions options(ExecutionRequest request) {
        return RunOptions.of(request.executionId(), Instant.parse(request.createdAt()))
                .withInputs(request.inputs())
                .withSources(request.files())
                .withCompatibility(compatibility(request));
    }

    private static String yaml(ExecutionRequest request) {
        String yaml = request.recipeYaml();
        return yaml == null ? "" : yaml;
    }

    private static Compatibility compatibility(ExecutionRequest request) {
        return request.compatibility().equals("strict") ? Compatibility.STRICT : Compatibility.LENIENT;
    }
}
