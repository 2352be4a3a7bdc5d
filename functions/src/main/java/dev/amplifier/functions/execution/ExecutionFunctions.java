package dev.amplifier.functions.execution;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Json;
import java.util.Optional;

/** Triggers that start and show executions. */
public final class ExecutionFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final ExecutionStarter starter;
    private final Executions executions;
    private final Reruns reruns;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public ExecutionFunctions(
            Api api,
            BodyCheck bodies,
            ExecutionStarter starter,
            Executions executions,
            Reruns reruns,
            Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.starter = starter;
        this.executions = executions;
        this.reruns = reruns;
        this.orchestrations = orchestrations;
    }

    /** {@code POST /api/execute}. */
    @FunctionName("execute")
    public HttpResponseMessage execute(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "execute")
                    HttpRequestMessage<Optional<String>> request,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) ->
                        starter.start(call, caller, body("execute", call), orchestrations.of(durable, request)));
    }

    /** {@code POST /api/recipes/execute}. */
    @FunctionName("executeRecipe")
    public HttpResponseMessage executeRecipe(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "recipes/execute")
                    HttpRequestMessage<Optional<String>> request,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) ->
                        starter.start(call, caller, body("executeRecipe", call), orchestrations.of(durable, request)));
    }

    /** {@code GET /api/executions/{id}}. */
    @FunctionName("getExecution")
    public HttpResponseMessage getExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> {
            boolean replay = call.parameter("replay").filter("true"::equals).isPresent();
            return ApiResponse.json(200, executions.view(id, caller, replay, orchestrations.of(durable, request)));
        });
    }

    /** {@code POST /api/executions/{id}/rerun}. */
    @FunctionName("rerunExecution")
    public HttpResponseMessage rerunExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/rerun")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) -> reruns.rerun(
                        call,
                        id,
                        bodies.request("rerunExecution", call.json()),
                        caller,
                        orchestrations.of(durable, request)));
    }

    private ExecuteBody body(String operation, ApiRequest call) {
        return Json.mapper().convertValue(bodies.request(operation, call.json()), ExecuteBody.class);
    }
}
