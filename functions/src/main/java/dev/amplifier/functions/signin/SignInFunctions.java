package dev.amplifier.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/** Triggers for signing in and out. */
public final class SignInFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final SignIn signIn;

    /** Serves through this edge. */
    public SignInFunctions(Api api, BodyCheck bodies, SignIn signIn) {
        this.api = api;
        this.bodies = bodies;
        this.signIn = signIn;
    }

    /** {@code GET /api/auth/github/start}. */
    @FunctionName("startGitHubSignIn")
    public HttpResponseMessage startGitHubSignIn(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/github/start")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> signIn.start(SignIn.Way.GITHUB));
    }

    /** {@code POST /api/auth/github}. */
    @FunctionName("finishGitHubSignIn")
    public HttpResponseMessage finishGitHubSignIn(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/github")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> finish(SignIn.Way.GITHUB, "finishGitHubSignIn", call));
    }

    /** {@code GET /api/auth/oidc/start}. */
    @FunctionName("startOidcSignIn")
    public HttpResponseMessage startOidcSignIn(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/oidc/start")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> signIn.start(SignIn.Way.OIDC));
    }

    /** {@code POST /api/auth/oidc}. */
    @FunctionName("finishOidcSignIn")
    public HttpResponseMessage finishOidcSignIn(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/oidc")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> finish(SignIn.Way.OIDC, "finishOidcSignIn", call));
    }

    private ApiResponse finish(SignIn.Way way, String operation, ApiRequest call) {
        JsonNode body = bodies.request(operation, call.json());
        return signIn.finish(
                way, call, body.get("code").asText(), body.get("state").asText());
    }

    /** {@code POST /api/auth/refresh}. */
    @FunctionName("refreshSession")
    public HttpResponseMessage refreshSession(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/refresh")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, signIn::refresh);
    }

    /** {@code POST /api/auth/logout}. */
    @FunctionName("signOut")
    public HttpResponseMessage signOut(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/logout")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, signIn::signOut);
    }

    /** {@code GET /api/auth/me}. */
    @FunctionName("me")
    public HttpResponseMessage me(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/me")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> ApiResponse.json(200, caller));
    }

    /** {@code POST /api/auth/mode}. */
    @FunctionName("changeMode")
    public HttpResponseMessage changeMode(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/mode")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inPerson(request, context, (call, caller) -> {
            JsonNode body = bodies.request("changeMode", call.json());
            return signIn.changeMode(
                    call, caller, Mode.of(body.get("mode").asText()).orElseThrow());
        });
    }
}
