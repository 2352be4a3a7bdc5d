package dev.amplifier.functions.skills;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/** Triggers of the skill creator, open to experts. */
public final class SkillFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final Skills skills;

    /** Serves through this edge. */
    public SkillFunctions(Api api, BodyCheck bodies, Skills skills) {
        this.api = api;
        this.bodies = bodies;
        this.skills = skills;
    }

    /** {@code POST /api/skills/create}. */
    @FunctionName("createSkill")
    public HttpResponseMessage createSkill(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "skills/create")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inMode(
                Mode.EXPERT,
                request,
                context,
                (call, caller) -> skills.create(bodies.request("createSkill", call.json())));
    }

    /** {@code POST /api/skills/export}. */
    @FunctionName("exportSkill")
    public HttpResponseMessage exportSkill(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "skills/export")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inMode(
                Mode.EXPERT,
                request,
                context,
                (call, caller) -> skills.export(bodies.request("exportSkill", call.json())));
    }
}
