package dev.amplifier.functions.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.http.RelativePath;
import dev.amplifier.functions.quota.Admission;
import dev.amplifier.functions.quota.Quotas;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import dev.amplifier.platform.relay.EventRelay;
import dev.amplifier.platform.telemetry.Telemetry;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.OwnKey;
import dev.amplifier.platform.token.OwnKeySeal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts executions: checked, counted, watched, then scheduled, in this order. Safe for use by several threads. */
public final class ExecutionStarter {

    /** Hard stop of an execution. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private final RecipeSource recipes;
    private final Quotas quotas;
    private final EventRelay relay;
    private final OwnKeySeal keys;
    private final Telemetry telemetry;
    private final InstantSource clock;

    /** Starts executions with these parts. */
    public ExecutionStarter(
            RecipeSource recipes,
            Quotas quotas,
            EventRelay relay,
            OwnKeySeal keys,
            Telemetry telemetry,
            InstantSource clock) {
        this.recipes = recipes;
        this.quotas = quotas;
        this.relay = relay;
        this.keys = keys;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /**
     * Starts what a body asks for.
     *
     * @throws Problem if the body is at fault, the quota is used up, or a part does not answer
     */
    public ApiResponse start(ApiRequest call, Identity caller, ExecuteBody body, Orchestrations orchestrations) {
        Started started = start(request(call, caller, body), OwnKeyHeader.of(call), caller, orchestrations);
        if (body.galleryId() != null) {
            recipes.countRun(body.galleryId());
        }
        return accepted(started, caller, body.compatibilityOrDefault());
    }

    /**
     * An execution that was scheduled.
     *
     * @param request what it was started with
     * @param admission where the caller's quota stands
     */
    public record Started(ExecutionRequest request, Admission admission) {}

    /**
     * Counts and starts an execution without a key of the user's own.
     *
     * @throws Problem as the other one
     */
    public Started start(ExecutionRequest request, Identity caller, Orchestrations orchestrations) {
        return start(request, Optional.empty(), caller, orchestrations);
    }

    /**
     * Counts and starts an execution.
     *
     * @param key the user's own provider key, which goes to the hosts' memory and nowhere else
     * @throws Problem if the quota is used up, there is an execution of that id, or a part does not answer
     */
    Started start(ExecutionRequest request, Optional<OwnKey> key, Identity caller, Orchestrations orchestrations) {
        UUID id = UUID.fromString(request.executionId());
        Admission admission =
                quotas.admit(id, caller.id(), request.type(), caller.mode()).orThrow();
        boolean scheduled = false;
        try {
            relay.joinUser(caller.id(), request.executionId());
            relay.publish(request.executionId(), List.of(queued(request)));
            key.ifPresent(own -> relay.sendToHosts(new ControlRequest(
                    "key", request.executionId(), null, keys.seal(request.executionId(), own), Map.of())));
            scheduled = orchestrations.start(orchestration(request), request);
        } finally {
            if (!scheduled) {
                quotas.refund(id);
            }
        }
        if (!scheduled) {
            throw Problem.of(ProblemType.CONFLICT, "There is an execution of this id already.");
        }
        telemetry.event(
                request.type().equals("recipe") ? "recipe_execution_started" : "execution_started",
                Map.of(
                        "execution_id", request.executionId(),
                        "user_mode", caller.mode().wireName()),
                Map.of());
        return new Started(request, admission);
    }

    /** The answer to whoever asked for an execution. */
    public ApiResponse accepted(Started started, Identity caller, String compatibility) {
        String id = started.request().executionId();
        String statusUrl = "/api/executions/" + id;
        return ApiResponse.json(
                        202,
                        new Accepted(
                                id,
                                "queued",
                                statusUrl,
                                relay.clientUrl(caller.id(), List.of(id)).toString(),
                                started.admission().remaining(),
                                compatibility))
                .with("Location", statusUrl)
                .with(started.admission().headers());
    }

    private ExecutionRequest request(ApiRequest call, Identity caller, ExecuteBody body) {
        String id = UUID.randomUUID().toString();
        return "prompt".equals(body.type())
                ? request(id, call, caller, body, "prompt", null, body.files())
                : request(id, call, caller, body, recipes.recipe(body, caller.mode()));
    }

    /** What an execution of a checked recipe is started with. */
    public ExecutionRequest request(
            String id, ApiRequest call, Identity caller, ExecuteBody body, RecipeSource.Checked recipe) {
        return request(id, call, caller, body, "recipe", recipe, recipe.files());
    }

    private ExecutionRequest request(
            String id,
            ApiRequest call,
            Identity caller,
            ExecuteBody body,
            String type,
            RecipeSource.@Nullable Checked recipe,
            Map<String, String> files) {
        files.keySet().forEach(RelativePath::inside);
        return new ExecutionRequest(
                id,
                caller.id(),
                type,
                caller.mode().wireName(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                recipe == null ? null : recipe.yaml(),
                recipe == null ? null : recipe.name(),
                files,
                body.inputs(),
                body.prompt(),
                body.bundle(),
                body.conversation(),
                body.model(),
                body.maxCostUsd(),
                (int) TIME_LIMIT.toSeconds(),
                body.compatibilityOrDefault(),
                call.trace().header(),
                null,
                OwnKeyHeader.of(call).map(OwnKey::provider).orElse(null),
                ShownPictures.checked(body.images()));
    }

    /** The first event of every execution. */
    static EventEnvelope queued(ExecutionRequest request) {
        ObjectNode data = Json.mapper().createObjectNode().put("type", request.type());
        if (request.recipeName() != null) {
            data.put("name", request.recipeName());
        }
        String id = request.executionId();
        return new EventEnvelope(
                EventEnvelope.id(id, 0, 0), id, null, "execution:queued", request.createdAt(), data, null);
    }

    private static String orchestration(ExecutionRequest request) {
        return request.type().equals("recipe") ? Names.RUN_RECIPE : Names.RUN_PROMPT;
    }

    private record Accepted(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("status") String status,
            @JsonProperty("status_url") String statusUrl,
            @JsonProperty("stream_url") String streamUrl,
            @JsonProperty("rate_limit_remaining") int rateLimitRemaining,
            @JsonProperty("compatibility") String compatibility) {}
}
