package dev.amplifier.functions.models;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import java.util.Optional;

/** Trigger that lists models. */
public final class ModelFunctions {

    private final Api api;
    private final ModelList models;

    /** Lists these models. */
    public ModelFunctions(Api api, ModelList models) {
        this.api = api;
        this.models = models;
    }

    /** {@code GET /api/models}. */
    @FunctionName("models")
    public HttpResponseMessage models(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "models")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(
                request, context, call -> ApiResponse.json(200, models).with("Cache-Control", "public, max-age=300"));
    }
}
