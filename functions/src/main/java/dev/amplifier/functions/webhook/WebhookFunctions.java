package dev.amplifier.functions.webhook;

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
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/** Triggers that mint, describe, serve and revoke webhooks. */
public final class WebhookFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final Webhooks webhooks;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public WebhookFunctions(Api api, BodyCheck bodies, Webhooks webhooks, Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.webhooks = webhooks;
        this.orchestrations = orchestrations;
    }

    /** {@code POST /api/webhooks}. */
    @FunctionName("mintWebhook")
    public HttpResponseMessage mintWebhook(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "webhooks")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inMode(
                Mode.DEVELOPER,
                request,
                context,
                (call, caller) -> webhooks.mint().mint(bodies.request("mintWebhook", call.json()), caller));
    }

    /** {@code POST /api/hooks/{token}}. */
    @FunctionName("callWebhook")
    public HttpResponseMessage callWebhook(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "hooks/{token}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.open(
                request, context, call -> webhooks.calls().call(call, token, orchestrations.of(durable, request)));
    }

    /** {@code GET /api/hooks/{token}}. */
    @FunctionName("describeWebhook")
    public HttpResponseMessage describeWebhook(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "hooks/{token}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            ExecutionContext context) {
        return api.open(request, context, call -> webhooks.calls().describe(token));
    }

    /** {@code DELETE /api/webhooks}. */
    @FunctionName("revokeWebhooks")
    public HttpResponseMessage revokeWebhooks(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.DELETE,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "webhooks")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inPerson(request, context, (call, caller) -> {
            webhooks.revokeAll(caller);
            return ApiResponse.empty(204);
        });
    }

    /** {@code GET /api/hooks/{token}/executions/{id}}. */
    @FunctionName("webhookExecution")
    public HttpResponseMessage webhookExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "hooks/{token}/executions/{id}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.open(
                request,
                context,
                call -> webhooks.calls().status(call, token, id, orchestrations.of(durable, request)));
    }

    /** {@code POST /api/hooks/{token}/approvals}. */
    @FunctionName("decideWebhookApproval")
    public HttpResponseMessage decideWebhookApproval(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "hooks/{token}/approvals")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.open(
                request,
                context,
                call -> webhooks.calls()
                        .decide(
                                call,
                                token,
                                bodies.request("decideWebhookApproval", call.json()),
                                orchestrations.of(durable, request)));
    }
}
