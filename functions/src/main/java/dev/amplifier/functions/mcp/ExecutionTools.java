package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.platform.contract.ControlRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;

/** Tools to follow, decide and cancel the caller's executions. */
final class ExecutionTools implements Toolbox {

    private static final String ID = "execution_id";
    private static final ObjectNode ONE =
            Schemas.object().text(ID, "The execution's id", 36).required(ID);
    private static final ObjectNode CANCELLATION = Schemas.object()
            .text(ID, "The execution's id", 36)
            .oneOf(
                    "level",
                    "graceful lets what is under way come to its end and starts nothing more; immediate, the default, abandons it",
                    ControlRequest.GRACEFUL,
                    ControlRequest.IMMEDIATE)
            .required(ID);
    private static final ObjectNode DECISION = Schemas.object()
            .text(ID, "The execution's id", 36)
            .text("stage", "Name of the stage that waits", 400)
            .oneOf("decision", "What the reviewer decided", "approve", "deny")
            .text("message", "The reviewer's words", 4_000)
            .object("context", "Variables that the reviewer changed")
            .required(ID, "stage", "decision");

    private final Executions executions;

    /** Reads and steers through these. */
    ExecutionTools(Executions executions) {
        this.executions = executions;
    }

    @Override
    public List<Usable> tools(Turn turn) {
        return List.of(
                Usable.of(
                        "execution_status",
                        "Status of an execution",
                        "Waits for an execution of yours and tells its outputs, or where it stands.",
                        ONE,
                        arguments -> status(turn, arguments)),
                Usable.of(
                        "decide_approval",
                        "Approve or deny",
                        "Tells the decision of a human reviewer to a stage that waits for it. Ask the human first.",
                        DECISION,
                        arguments -> decide(turn, arguments)),
                Usable.of(
                        "cancel_execution",
                        "Cancel an execution",
                        "Stops an execution of yours: at once, also while a model is answering, or when what is under way is over.",
                        CANCELLATION,
                        arguments -> cancel(turn, arguments)));
    }

    private CallToolResult status(Turn turn, JsonNode arguments) {
        return turn.runs().result(id(turn, arguments));
    }

    private CallToolResult decide(Turn turn, JsonNode arguments) {
        String id = id(turn, arguments);
        var told = executions.decide(
                id,
                arguments.path("stage").asText(),
                arguments.path("decision").asText(),
                arguments.path("message").asText(null),
                Schemas.values(arguments.path("context")),
                turn.caller(),
                turn.hub());
        return done("The decision was told to the execution", told.status());
    }

    private CallToolResult cancel(Turn turn, JsonNode arguments) {
        String level = arguments.path("level").asText(ControlRequest.IMMEDIATE);
        var told = executions.cancel(id(turn, arguments), level, turn.caller(), turn.hub());
        return done("The execution was told to stop", told.status());
    }

    private String id(Turn turn, JsonNode arguments) {
        return executions
                .owned(arguments.path(ID).asText(), turn.caller(), turn.hub())
                .request()
                .executionId();
    }

    private static CallToolResult done(String what, int status) {
        return CallToolResult.builder()
                .addTextContent(what + ". Ask for its status with the tool execution_status.")
                .isError(status >= 400)
                .build();
    }
}
