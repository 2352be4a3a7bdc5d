package dev.amplifier.functions.execution;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.Json;
import java.util.Map;
import java.util.Optional;

/** Triggers that steer executions. */
public final class ControlFunctions {

    private static final TypeReference<Map<String, JsonNode>> VARIABLES = new TypeReference<>() {};

    private final Api api;
    private final BodyCheck bodies;
    private final Executions executions;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public ControlFunctions(Api api, BodyCheck bodies, Executions executions, Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.executions = executions;
        this.orchestrations = orchestrations;
    }

    /** {@code POST /api/executions/{id}/cancel}. */
    @FunctionName("cancelExecution")
    public HttpResponseMessage cancelExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/cancel")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> {
            JsonNode body = call.json();
            if (body instanceof ObjectNode fields && !fields.has("level")) {
                call.parameter("level").ifPresent(level -> fields.put("level", level));
            }
            String level = bodies.request("cancelExecution", body).path("level").asText(ControlRequest.IMMEDIATE);
            return executions.cancel(id, level, caller, orchestrations.of(durable, request));
        });
    }

    /** {@code POST /api/executions/{id}/pause}. */
    @FunctionName("pauseExecution")
    public HttpResponseMessage pauseExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/pause")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return control("pause", id, request, durable, context);
    }

    /** {@code POST /api/executions/{id}/resume}. */
    @FunctionName("resumeExecution")
    public HttpResponseMessage resumeExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/resume")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return control("resume", id, request, durable, context);
    }

    /** {@code POST /api/executions/{id}/approvals/{stage}}. */
    @FunctionName("decideApproval")
    public HttpResponseMessage decideApproval(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/approvals/{*stage}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @BindingName("stage") String stage,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> {
            JsonNode body = bodies.request("decideApproval", call.json());
            return executions.decide(
                    id,
                    stage.replace("%2F", "/").replace("%2f", "/"),
                    body.get("decision").asText(),
                    body.path("message").asText(null),
                    Json.mapper().convertValue(body.path("context"), VARIABLES),
                    caller,
                    orchestrations.of(durable, request));
        });
    }

    private HttpResponseMessage control(
            String action,
            String id,
            HttpRequestMessage<Optional<String>> request,
            DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(
                request,
                context,
                (call, caller) -> executions.control(action, id, caller, orchestrations.of(durable, request)));
    }
}
