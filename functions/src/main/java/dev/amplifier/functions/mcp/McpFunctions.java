package dev.amplifier.functions.mcp;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.openapi.BodyCheck;
import java.util.Map;
import java.util.Optional;

/** Triggers for clients of the Model Context Protocol. */
public final class McpFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final McpEndpoint endpoint;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public McpFunctions(Api api, BodyCheck bodies, McpEndpoint endpoint, Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.endpoint = endpoint;
        this.orchestrations = orchestrations;
    }

    /** {@code POST /api/mcp}. */
    @FunctionName("mcp")
    public HttpResponseMessage mcp(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "mcp")
                    HttpRequestMessage<Optional<String>> request,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) -> endpoint.serve(
                        call, bodies.request("mcp", call.json()), caller, orchestrations.of(durable, request)));
    }

    /** {@code GET /api/mcp}: the protocol's way to say that there is no stream. */
    @FunctionName("mcpStream")
    public HttpResponseMessage mcpStream(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "mcp")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return postOnly(request, context, "There is no stream here");
    }

    /** {@code DELETE /api/mcp}: the protocol's way to say that there is no session. */
    @FunctionName("mcpEnd")
    public HttpResponseMessage mcpEnd(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.DELETE,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "mcp")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return postOnly(request, context, "There is no session to end");
    }

    private HttpResponseMessage postOnly(
            HttpRequestMessage<Optional<String>> request, ExecutionContext context, String why) {
        return api.open(request, context, call -> {
            throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, why + "; each message is a POST of its own.")
                    .withHeaders(Map.of("Allow", "POST"));
        });
    }
}
