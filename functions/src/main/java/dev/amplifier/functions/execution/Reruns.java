package dev.amplifier.functions.execution;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Runs a recipe again from a step on, with what the earlier steps did taken from the earlier run's history. Safe for use by several threads.
 */
public final class Reruns {

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

    private final RecipeSource recipes;
    private final ExecutionStarter starter;
    private final Executions executions;

    /** Starts executions with these parts. */
    public Reruns(RecipeSource recipes, ExecutionStarter starter, Executions executions) {
        this.recipes = recipes;
        this.starter = starter;
        this.executions = executions;
    }

    /**
     * Starts the new execution.
     *
     * @throws Problem if the earlier one has not ended or kept no history, the step is not one of its steps, or the changed recipe has faults
     */
    public ApiResponse rerun(ApiRequest call, String id, JsonNode body, Identity caller, Orchestrations hub) {
        Orchestrations.Instance earlier = executions.owned(id, caller, hub);
        JsonNode history = earlier.output() == null
                ? JsonNodeFactory.instance.missingNode()
                : earlier.output().path("history");
        if (!earlier.runtimeStatus().ended() || history.isMissingNode() || history.isNull()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "A run can be repeated from a step only after it has ended and if it is a recipe's. Start it anew instead.");
        }
        String step = body.get("from_step").asText();
        boolean known = ExecutionView.of(earlier, List.of()).steps().stream()
                .anyMatch(done -> done.path().equals(step) || done.id().equals(step));
        if (!known) {
            throw Problem.invalidDocument(
                    "from_step is the path of a step that the earlier run began, such as steps of /api/executions/" + id
                            + " show.",
                    List.of());
        }
        ExecuteBody asked = asked(earlier.request(), body);
        RecipeSource.Checked recipe = recipes.recipe(asked, caller.mode());
        ExecutionRequest request = starter.request(UUID.randomUUID().toString(), call, caller, asked, recipe);
        ObjectNode resume = Json.mapper().createObjectNode();
        resume.putObject("rerun").put("from_step", step).set("history", history);
        return starter.accepted(
                starter.start(request.resumingFrom(resume), OwnKeyHeader.of(call), caller, hub),
                caller,
                asked.compatibilityOrDefault());
    }

    private static ExecuteBody asked(ExecutionRequest earlier, JsonNode body) {
        Map<String, JsonNode> inputs = new HashMap<>(earlier.inputs());
        if (body.has("inputs")) {
            inputs.putAll(Json.mapper().convertValue(body.get("inputs"), VALUES));
        }
        return new ExecuteBody(
                earlier.type(),
                body.path("recipe_yaml").asText(earlier.recipeYaml()),
                null,
                inputs,
                null,
                null,
                List.of(),
                earlier.model(),
                earlier.maxCostUsd(),
                earlier.files(),
                earlier.compatibility(),
                List.of());
    }
}
