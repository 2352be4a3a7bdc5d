package dev.amplifier.functions.programs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.ProgramTokens;
import java.time.Duration;
import java.util.Optional;

/** Triggers that issue and revoke tokens for programs. Only a person may; a program can't give itself more time. */
public final class ProgramFunctions {

    private static final int DAYS = 90;

    private final Api api;
    private final BodyCheck bodies;
    private final ProgramTokens tokens;

    /** Serves through this edge. */
    public ProgramFunctions(Api api, BodyCheck bodies, ProgramTokens tokens) {
        this.api = api;
        this.bodies = bodies;
        this.tokens = tokens;
    }

    /** {@code POST /api/auth/programs}. */
    @FunctionName("issueProgramToken")
    public HttpResponseMessage issueProgramToken(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/programs")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inPerson(
                request, context, (call, caller) -> issue(bodies.request("issueProgramToken", call.json()), caller));
    }

    /** {@code DELETE /api/auth/programs}. */
    @FunctionName("revokeProgramTokens")
    public HttpResponseMessage revokeProgramTokens(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.DELETE,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "auth/programs")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inPerson(request, context, (call, caller) -> {
            tokens.revokeAll(caller);
            return ApiResponse.empty(204);
        });
    }

    private ApiResponse issue(JsonNode body, Identity caller) {
        Mode mode = Mode.of(body.path("mode").asText(caller.mode().wireName())).orElseThrow();
        if (!caller.ceiling().includes(mode)) {
            throw Problem.of(
                    ProblemType.MODE_TOO_LOW,
                    "Your ceiling is " + caller.ceiling().wireName() + " mode; a program can't be above it.");
        }
        Duration lifetime = Duration.ofDays(body.path("expires_in_days").asInt(DAYS));
        ProgramTokens.Issued issued = tokens.issue(caller.in(mode), lifetime);
        return ApiResponse.json(201, new Answer(issued.token(), issued.expires().toString(), mode));
    }

    private record Answer(
            @JsonProperty("token") String token,
            @JsonProperty("expires_at") String expiresAt,
            @JsonProperty("mode") Mode mode) {}
}
