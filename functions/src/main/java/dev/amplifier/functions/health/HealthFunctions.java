package dev.amplifier.functions.health;

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
import java.util.Optional;

/** Trigger that says how the parts are. */
public final class HealthFunctions {

    private final Api api;
    private final Health health;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public HealthFunctions(Api api, Health health, Orchestrations.Source orchestrations) {
        this.api = api;
        this.health = health;
        this.orchestrations = orchestrations;
    }

    /** {@code GET /api/health}. */
    @FunctionName("health")
    public HttpResponseMessage health(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "health")
                    HttpRequestMessage<Optional<String>> request,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.open(request, context, call -> health.answer(orchestrations.of(durable, request)));
    }
}
