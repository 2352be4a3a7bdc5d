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
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/** Triggers that mint, describe and serve webhooks. */
public final class WebhookFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final WebhookMint mint;
    private final WebhookCalls calls;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public WebhookFunctions(
            Api api, BodyCheck bodies, WebhookMint mint, WebhookCalls calls, Orchestrations.Source orchestrations) {
        this.api = api;
        this.bodies = bodies;
        this.mint = mint;
        this.calls = calls;
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
                (call, caller) -> mint.mint(bodies.request("mintWebhook", call.json()), caller));
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
        return api.open(request, context, call -> calls.call(call, token, orchestrations.of(durable, request)));
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
        return api.open(request, context, call -> calls.describe(token));
    }
}
