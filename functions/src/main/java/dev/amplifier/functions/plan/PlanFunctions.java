package dev.amplifier.functions.plan;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Json;
import java.util.Optional;

/** Trigger that plans recipes. */
public final class PlanFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final Planner planner;

    /** Serves through this edge. */
    public PlanFunctions(Api api, BodyCheck bodies, Planner planner) {
        this.api = api;
        this.bodies = bodies;
        this.planner = planner;
    }

    /** {@code POST /api/recipes/plan}. */
    @FunctionName("planRecipe")
    public HttpResponseMessage planRecipe(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "recipes/plan")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) -> ApiResponse.json(
                        200,
                        planner.plan(
                                Json.mapper()
                                        .convertValue(bodies.request("planRecipe", call.json()), ExecuteBody.class),
                                caller.mode())));
    }
}
