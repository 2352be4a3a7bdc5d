package dev.amplifier.functions.analytics;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.openapi.BodyCheck;
import java.util.Optional;

/** Trigger that takes events of the catalogue. */
public final class AnalyticsFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final Analytics analytics;

    /** Serves through this edge. */
    public AnalyticsFunctions(Api api, BodyCheck bodies, Analytics analytics) {
        this.api = api;
        this.bodies = bodies;
        this.analytics = analytics;
    }

    /** {@code POST /api/analytics/track}. */
    @FunctionName("track")
    public HttpResponseMessage track(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "analytics/track")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> {
            String caller = api.callerIfAny(call).map(identity -> identity.id()).orElseGet(call::clientAddress);
            return analytics.track(caller, bodies.request("track", call.json()).get("events"));
        });
    }
}
