package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.schema.Schemas;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Cacheable;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.functions.quota.CallRate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Triggers that check documents. */
public final class AuthoringFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final DocumentCheck documents;
    private final MountPlans plans;
    private final CallRate anonymous;
    private final CallRate signedIn;

    /** Serves through this edge. */
    public AuthoringFunctions(
            Api api,
            BodyCheck bodies,
            DocumentCheck documents,
            MountPlans plans,
            CallRate anonymous,
            CallRate signedIn) {
        this.api = api;
        this.bodies = bodies;
        this.documents = documents;
        this.plans = plans;
        this.anonymous = anonymous;
        this.signedIn = signedIn;
    }

    /** {@code POST /api/validate}. */
    @FunctionName("validate")
    public HttpResponseMessage validate(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "validate")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> {
            Map<String, String> limits = api.callerIfAny(call)
                    .map(caller -> signedIn.admit(caller.id()))
                    .orElseGet(() -> anonymous.admit(call.clientAddress()))
                    .orThrow()
                    .headers();
            JsonNode body = bodies.request("validate", call.json());
            Compatibility compatibility = Compatibility.valueOf(
                    body.path("compatibility").asText("lenient").toUpperCase(Locale.ROOT));
            Validation found =
                    documents.check(body.get("type").asText(), body.get("yaml").asText(), compatibility);
            return ApiResponse.json(200, found).with(limits);
        });
    }

    /** {@code GET /api/schemas/{type}}. */
    @FunctionName("schema")
    public HttpResponseMessage schema(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "schemas/{type}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("type") String type,
            ExecutionContext context) {
        return api.open(request, context, call -> schema(call, type));
    }

    /** {@code POST /api/bundles/resolve}. */
    @FunctionName("resolveBundle")
    public HttpResponseMessage resolveBundle(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "bundles/resolve")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.signedIn(
                request, context, (call, caller) -> plans.resolve(bodies.request("resolveBundle", call.json())));
    }

    private static ApiResponse schema(ApiRequest call, String type) {
        String text = switch (type) {
            case "recipe" -> Schemas.recipe();
            case "bundle" -> Schemas.bundle();
            case "skill" -> Schemas.skill();
            default -> throw Problem.notFound("This schema (there are recipe, bundle and skill)");
        };
        return Cacheable.answer(call, "application/schema+json", text, "public, max-age=3600");
    }
}
