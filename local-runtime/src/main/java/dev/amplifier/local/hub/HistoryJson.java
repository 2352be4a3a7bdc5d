package dev.amplifier.local.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statuses and histories in the words of the Durable Functions HTTP API. */
final class HistoryJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryJson() {}

    static String name(OrchestrationStatus status) {
        return switch (status) {
            case ORCHESTRATION_STATUS_RUNNING -> "Running";
            case ORCHESTRATION_STATUS_COMPLETED -> "Completed";
            case ORCHESTRATION_STATUS_CONTINUED_AS_NEW -> "ContinuedAsNew";
            case ORCHESTRATION_STATUS_FAILED -> "Failed";
            case ORCHESTRATION_STATUS_CANCELED -> "Canceled";
            case ORCHESTRATION_STATUS_TERMINATED -> "Terminated";
            case ORCHESTRATION_STATUS_PENDING -> "Pending";
            case ORCHESTRATION_STATUS_SUSPENDED -> "Suspended";
            case UNRECOGNIZED -> "Unknown";
        };
    }

    static OrchestrationStatus status(String name) {
        for (OrchestrationStatus status : OrchestrationStatus.values()) {
            if (name(status).equalsIgnoreCase(name)) {
                return status;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no runtime status");
    }

    /** JSON text as JSON, or as a string if it is none. */
    static JsonNode value(@Nullable String text) {
        if (text == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            JsonNode value = JSON.readTree(text);
            return value.isMissingNode() ? JsonNodeFactory.instance.textNode(text) : value;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The events that say something to a person, what was scheduled joined with how it ended. */
    static ArrayNode of(List<HistoryEvent> history, boolean withOutput) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        Map<Integer, HistoryEvent> scheduled = new HashMap<>();
        for (HistoryEvent event : history) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            switch (event.getEventTypeCase()) {
                case TASKSCHEDULED, SUBORCHESTRATIONINSTANCECREATED -> scheduled.put(event.getEventId(), event);
                case EXECUTIONSTARTED -> {
                    json.put("EventType", "ExecutionStarted");
                    json.put("FunctionName", event.getExecutionStarted().getName());
                    if (withOutput) {
                        json.set(
                                "Input",
                                value(event.getExecutionStarted().getInput().getValue()));
                    }
                }
                case TASKCOMPLETED -> {
                    json.put("EventType", "TaskCompleted");
                    nameFrom(scheduled.get(event.getTaskCompleted().getTaskScheduledId()), json);
                    if (withOutput) {
                        json.set(
                                "Result",
                                value(event.getTaskCompleted().getResult().getValue()));
                    }
                }
                case TASKFAILED -> {
                    json.put("EventType", "TaskFailed");
                    nameFrom(scheduled.get(event.getTaskFailed().getTaskScheduledId()), json);
                    json.put("Reason", event.getTaskFailed().getFailureDetails().getErrorMessage());
                }
                case SUBORCHESTRATIONINSTANCECOMPLETED -> {
                    json.put("EventType", "SubOrchestrationInstanceCompleted");
                    nameFrom(
                            scheduled.get(
                                    event.getSubOrchestrationInstanceCompleted().getTaskScheduledId()),
                            json);
                    if (withOutput) {
                        json.set(
                                "Result",
                                value(event.getSubOrchestrationInstanceCompleted()
                                        .getResult()
                                        .getValue()));
                    }
                }
                case SUBORCHESTRATIONINSTANCEFAILED -> {
                    json.put("EventType", "SubOrchestrationInstanceFailed");
                    nameFrom(
                            scheduled.get(
                                    event.getSubOrchestrationInstanceFailed().getTaskScheduledId()),
                            json);
                    json.put(
                            "Reason",
                            event.getSubOrchestrationInstanceFailed()
                                    .getFailureDetails()
                                    .getErrorMessage());
                }
                case TIMERCREATED -> {
                    json.put("EventType", "TimerCreated");
                    json.put("FireAt", time(event.getTimerCreated().getFireAt()));
                }
                case TIMERFIRED -> {
                    json.put("EventType", "TimerFired");
                    json.put("FireAt", time(event.getTimerFired().getFireAt()));
                }
                case EVENTRAISED -> {
                    json.put("EventType", "EventRaised");
                    json.put("Name", event.getEventRaised().getName());
                    if (withOutput) {
                        json.set(
                                "Input", value(event.getEventRaised().getInput().getValue()));
                    }
                }
                case EXECUTIONCOMPLETED -> {
                    json.put("EventType", "ExecutionCompleted");
                    json.put(
                            "OrchestrationStatus",
                            name(event.getExecutionCompleted().getOrchestrationStatus()));
                    if (withOutput) {
                        json.set(
                                "Result",
                                value(event.getExecutionCompleted().getResult().getValue()));
                    }
                }
                case EXECUTIONTERMINATED -> json.put("EventType", "ExecutionTerminated");
                case EXECUTIONSUSPENDED -> json.put("EventType", "ExecutionSuspended");
                case EXECUTIONRESUMED -> json.put("EventType", "ExecutionResumed");
                default -> {}
            }
            if (json.has("EventType")) {
                json.put("Timestamp", time(event.getTimestamp()));
                events.add(json);
            }
        }
        return events;
    }

    private static void nameFrom(@Nullable HistoryEvent scheduled, ObjectNode json) {
        if (scheduled != null) {
            json.put("ScheduledTime", time(scheduled.getTimestamp()));
            json.put(
                    "FunctionName",
                    scheduled.hasTaskScheduled()
                            ? scheduled.getTaskScheduled().getName()
                            : scheduled.getSubOrchestrationInstanceCreated().getName());
        }
    }

    private static String time(Timestamp timestamp) {
        return Times.instant(timestamp).toString();
    }
}
