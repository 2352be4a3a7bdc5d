package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Waits for executions on behalf of a tool call and says in the protocol's words how they stand. */
final class Runs {

    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final String WAITING = "waiting_approval";

    private final Orchestrations hub;
    private final Duration longest;
    private final InstantSource clock;

    /**
     * Waits this long at most.
     *
     * @param longest zero to only look
     */
    Runs(Orchestrations hub, Duration longest, InstantSource clock) {
        this.hub = hub;
        this.longest = longest;
        this.clock = clock;
    }

    /** How an execution stands when it has ended, waits for somebody, or the time is over. */
    CallToolResult result(String id) {
        long end = clock.millis() + longest.toMillis();
        while (true) {
            Duration left = Duration.ofMillis(Math.max(0, end - clock.millis()));
            Orchestrations.Instance instance = hub.await(id, left.compareTo(GLANCE) < 0 ? left : GLANCE)
                    .orElseThrow(() -> Problem.notFound("This execution"));
            ExecutionView view = ExecutionView.of(instance, List.of());
            if (instance.runtimeStatus().ended() || view.status().equals(WAITING) || left.isZero()) {
                return said(view);
            }
        }
    }

    /** What went wrong, for the model to read and put right. */
    static CallToolResult refused(Problem problem) {
        String findings = problem.findings().stream()
                .map(Finding::message)
                .limit(10)
                .collect(Collectors.joining("\n- ", "\n- ", ""));
        return failure(problem.detail() + (problem.findings().isEmpty() ? "" : findings));
    }

    /** A tool's answer that it did not work, for this reason. */
    static CallToolResult failure(String reason) {
        return CallToolResult.builder().addTextContent(reason).isError(true).build();
    }

    private static CallToolResult said(ExecutionView view) {
        boolean failed = List.of("failed", "cancelled", "denied").contains(view.status());
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("execution_id", view.executionId());
        structured.put("status", view.status());
        structured.put("outputs", view.outputs());
        if (view.approval() != null) {
            structured.put("approval", view.approval());
        }
        if (view.error() != null) {
            structured.put("error", view.error());
        }
        return CallToolResult.builder()
                .addTextContent(text(view))
                .structuredContent(Json.toTree(structured))
                .isError(failed)
                .build();
    }

    private static String text(ExecutionView view) {
        if (view.status().equals("completed")) {
            return view.outputs().size() == 1
                    ? plain(view.outputs().values().iterator().next())
                    : Json.write(view.outputs());
        }
        String state = "Execution " + view.executionId() + " is " + view.status() + ".";
        if (view.error() != null) {
            return state + " " + view.error().message();
        }
        if (view.approval() != null) {
            return state + " Stage \"" + view.approval().stage() + "\" asks: "
                    + view.approval().prompt() + "\nDecide with the tool decide_approval.";
        }
        return state + " Ask again with the tool execution_status.";
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
