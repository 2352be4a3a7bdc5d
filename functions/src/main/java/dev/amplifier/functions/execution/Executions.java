package dev.amplifier.functions.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import dev.amplifier.platform.relay.EventRelay;
import dev.amplifier.platform.token.Identity;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and steers executions for their owners; to anybody else they do not exist. Safe for use by several threads. */
public final class Executions {

    /** Longest that the announcement of an end may keep its outputs from being read. */
    private static final Duration ANNOUNCEMENT = Duration.ofSeconds(5);

    private final EventRelay relay;

    /** Reaches running steps through this relay. */
    public Executions(EventRelay relay) {
        this.relay = relay;
    }

    /**
     * Where an execution stands. Whoever has heard of its end finds the outputs here.
     *
     * @param replay whether the events of running steps are to be sent again
     */
    public ExecutionView view(String id, Identity caller, boolean replay, Orchestrations orchestrations) {
        Orchestrations.Instance instance = owned(id, caller, orchestrations);
        if (replay && !instance.runtimeStatus().ended()) {
            relay.sendToHosts(new ControlRequest("replay", id, null, null, Map.of()));
        }
        if (isBeingAnnounced(instance)) {
            instance = orchestrations.await(id, ANNOUNCEMENT).orElse(instance);
        }
        return ExecutionView.of(instance, orchestrations.events(id));
    }

    private static boolean isBeingAnnounced(Orchestrations.Instance instance) {
        return !instance.runtimeStatus().ended()
                && instance.customStatus() != null
                && Json.mapper()
                        .convertValue(instance.customStatus(), ExecutionStatus.class)
                        .over();
    }

    /**
     * Cancels. To ask for a graceful end again is answered with what is so already; to ask for an immediate one after it is heard.
     *
     * @param level {@link ControlRequest#GRACEFUL} or {@link ControlRequest#IMMEDIATE}
     */
    public ApiResponse cancel(String id, String level, Identity caller, Orchestrations orchestrations) {
        Orchestrations.Instance instance = owned(id, caller, orchestrations);
        ControlRequest request = ControlRequest.cancel(instance.request().executionId(), level);
        if (request.isGraceful() && isStopping(instance)) {
            refuseEnded(request, instance);
            return ApiResponse.json(
                    202,
                    new Told(
                            request.executionId(),
                            request.action(),
                            level,
                            "It is ending already, when what is under way is over. To end it now, ask with the level "
                                    + ControlRequest.IMMEDIATE + "."));
        }
        return tell(request, instance, orchestrations);
    }

    private static boolean isStopping(Orchestrations.Instance instance) {
        return instance.customStatus() != null
                && Json.mapper()
                                .convertValue(instance.customStatus(), ExecutionStatus.class)
                                .cancelling()
                        != null;
    }

    /** Pauses or resumes. */
    public ApiResponse control(String action, String id, Identity caller, Orchestrations orchestrations) {
        Orchestrations.Instance instance = owned(id, caller, orchestrations);
        String executionId = instance.request().executionId();
        return tell(new ControlRequest(action, executionId, null, null, Map.of()), instance, orchestrations);
    }

    /**
     * Decides a gate, or a question that a step asks while it runs. Whether a question still waits, only its host knows.
     *
     * @param decision {@code approve} or {@code deny}
     * @param message the reviewer's words; null if none
     * @param context variables that the reviewer changed
     */
    public ApiResponse decide(
            String id,
            String stage,
            String decision,
            @Nullable String message,
            Map<String, JsonNode> context,
            Identity caller,
            Orchestrations orchestrations) {
        Orchestrations.Instance instance = owned(id, caller, orchestrations);
        ExecutionStatus.Approval waiting = instance.customStatus() == null
                ? null
                : Json.mapper()
                        .convertValue(instance.customStatus(), ExecutionStatus.class)
                        .approval();
        boolean isGate = waiting != null && waiting.stage().equals(stage);
        ControlRequest request =
                new ControlRequest(decision, instance.request().executionId(), stage, message, context);
        if (!isGate && stage.startsWith(Names.QUESTION)) {
            refuseEnded(request, instance);
            relay.sendToHosts(request);
            return told(request);
        }
        if (!isGate) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    waiting == null
                            ? "No gate of this execution waits for a decision now."
                            : "The gate that waits is another one: " + waiting.stage() + ".");
        }
        return tell(request, instance, orchestrations);
    }

    /**
     * An execution of this caller.
     *
     * @throws Problem if there is none of that id, or it is somebody else's
     */
    public Orchestrations.Instance owned(String id, Identity caller, Orchestrations orchestrations) {
        return orchestrations
                .find(uuid(id))
                .filter(instance -> instance.request().userId().equals(caller.id()))
                .orElseThrow(() -> Problem.notFound("This execution"));
    }

    private ApiResponse tell(ControlRequest request, Orchestrations.Instance instance, Orchestrations orchestrations) {
        refuseEnded(request, instance);
        orchestrations.control(request);
        relay.sendToHosts(request);
        return told(request);
    }

    private static void refuseEnded(ControlRequest request, Orchestrations.Instance instance) {
        if (instance.runtimeStatus().ended()) {
            throw Problem.of(
                    ProblemType.CONFLICT, "This execution has ended; there is nothing to " + request.action() + ".");
        }
    }

    private static ApiResponse told(ControlRequest request) {
        return ApiResponse.json(202, new Told(request.executionId(), request.action(), request.level(), null));
    }

    private static String uuid(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("This execution");
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Told(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("action") String action,
            @JsonProperty("level") @Nullable String level,
            @JsonProperty("message") @Nullable String message) {}
}
