package dev.amplifier.functions.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.relay.EventRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trigger that lets a page watch its executions. */
public final class StreamFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final EventRelay relay;
    private final Executions executions;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public StreamFunctions(
            Api api, BodyCheck bodies, EventRelay relay, Executions executions, Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.relay = relay;
        this.executions = executions;
        this.orchestrations = orchestrations;
    }

    /** {@code POST /api/stream/negotiate}. */
    @FunctionName("negotiateStream")
    public HttpResponseMessage negotiateStream(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "stream/negotiate")
                    HttpRequestMessage<Optional<String>> request,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> {
            Orchestrations hub = orchestrations.of(durable, request);
            List<String> ids = new ArrayList<>();
            for (JsonNode id : bodies.request("negotiateStream", call.json()).path("executions")) {
                ids.add(executions.owned(id.asText(), caller, hub).request().executionId());
            }
            return ApiResponse.json(
                    200, new Connection(relay.clientUrl(caller.id(), ids).toString(), caller.id()));
        });
    }

    private record Connection(
            @JsonProperty("url") String url,
            @JsonProperty("user_id") String userId) {}
}
