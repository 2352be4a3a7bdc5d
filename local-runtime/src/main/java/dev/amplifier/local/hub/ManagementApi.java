package dev.amplifier.local.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP management endpoints of Durable Functions, free of any HTTP server: what stands behind {@code
 * /runtime/webhooks/durabletask}. Shapes follow the Durable Functions HTTP API reference. Safe for use by several threads.
 */
public final class ManagementApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Orchestrations orchestrations;

    ManagementApi(Orchestrations orchestrations) {
        this.orchestrations = orchestrations;
    }

    /**
     * A request.
     *
     * @param method in upper case
     * @param path below {@code /runtime/webhooks/durabletask}, without a leading slash, still encoded
     * @param base the URL up to and including {@code /runtime/webhooks/durabletask}, for the links in answers
     * @param query decoded parameters; of several of one name the first
     * @param contentType the body's type; null if there is none
     */
    public record Request(
            String method,
            String path,
            String base,
            Map<String, String> query,
            @Nullable String contentType,
            String body) {}

    /** An answer; the body is JSON, or empty. */
    public record Response(int status, Map<String, String> headers, String body) {

        static Response of(int status) {
            return new Response(status, Map.of(), "");
        }

        static Response of(int status, JsonNode body) {
            return new Response(status, Map.of("Content-Type", "application/json"), body.toString());
        }
    }

    /** Answers a request. Blocks until what was asked for is durable. */
    public Response handle(Request request) {
        List<String> path = new ArrayList<>();
        for (String segment : request.path().split("/", -1)) {
            path.add(URLDecoder.decode(segment, StandardCharsets.UTF_8));
        }
        try {
            return switch (path.getFirst()) {
                case "instances" -> instances(request, path);
                case "orchestrators" -> orchestrators(request, path);
                default -> Response.of(404);
            };
        } catch (SQLException e) {
            return problem(503, "the task hub's database cannot be reached");
        } catch (DateTimeException | IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private Response instances(Request request, List<String> path) throws SQLException {
        String id = path.size() > 1 ? path.get(1) : "";
        if (id.isEmpty()) {
            return request.method().equals("GET") ? list(request) : Response.of(405);
        }
        InstanceRow row = orchestrations.find(id);
        if (row == null) {
            return problem(404, "no orchestration has the id '" + id + "'");
        }
        if (path.size() == 2) {
            return switch (request.method()) {
                case "GET" -> status(request, row);
                case "DELETE" -> purge(row);
                default -> Response.of(405);
            };
        }
        if (!request.method().equals("POST")) {
            return Response.of(405);
        }
        String reason = request.query().getOrDefault("reason", "");
        return switch (path.get(2)) {
            case "raiseEvent" -> raise(request, row, path.size() > 3 ? path.get(3) : "");
            case "terminate" ->
                sent(orchestrations
                        .send(id, Events.terminated(JSON.valueToTree(reason).toString()))
                        .join());
            case "suspend" ->
                sent(orchestrations.send(id, Events.suspended(reason)).join());
            case "resume" ->
                sent(orchestrations.send(id, Events.resumed(reason)).join());
            case "restart" -> restart(request, row);
            case "rewind" ->
                row.status() == OrchestrationStatus.ORCHESTRATION_STATUS_FAILED
                        ? problem(501, "this task hub does not rewind")
                        : Response.of(412);
            default -> Response.of(404);
        };
    }

    private Response status(Request request, InstanceRow row) throws SQLException {
        boolean withInput = !"false".equalsIgnoreCase(request.query().get("showInput"));
        ObjectNode body = describe(row, withInput);
        if ("true".equalsIgnoreCase(request.query().get("showHistory"))) {
            boolean withOutput = "true".equalsIgnoreCase(request.query().get("showHistoryOutput"));
            body.set("historyEvents", HistoryJson.of(orchestrations.history(row.id()), withOutput));
        }
        if (!Status.ended(row.status())) {
            Map<String, String> headers = new TreeMap<>();
            headers.put("Content-Type", "application/json");
            headers.put("Location", link(request, row.id(), ""));
            headers.put("Retry-After", "5");
            return new Response(202, headers, body.toString());
        }
        boolean failed = row.status() == OrchestrationStatus.ORCHESTRATION_STATUS_FAILED
                && "true".equalsIgnoreCase(request.query().get("returnInternalServerErrorOnFailure"));
        return Response.of(failed ? 500 : 200, body);
    }

    private Response list(Request request) throws SQLException {
        Map<String, String> query = request.query();
        InstanceQuery.Builder wanted = InstanceQuery.newBuilder();
        String from = query.get("createdTimeFrom");
        if (from != null) {
            wanted.setCreatedTimeFrom(Times.timestamp(Instant.parse(from)));
        }
        String to = query.get("createdTimeTo");
        if (to != null) {
            wanted.setCreatedTimeTo(Times.timestamp(Instant.parse(to)));
        }
        for (String name : query.getOrDefault("runtimeStatus", "").split(",", -1)) {
            if (!name.isBlank()) {
                wanted.addRuntimeStatus(HistoryJson.status(name.strip()));
            }
        }
        String prefix = query.get("instanceIdPrefix");
        if (prefix != null) {
            wanted.setInstanceIdPrefix(StringValue.of(prefix));
        }
        wanted.setMaxInstanceCount(Integer.parseInt(query.getOrDefault("top", "100")));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (InstanceRow row : orchestrations.query(wanted.build()).rows()) {
            all.add(describe(row, "true".equalsIgnoreCase(query.get("showInput"))));
        }
        return Response.of(200, all);
    }

    private Response purge(InstanceRow row) throws SQLException {
        if (!Status.ended(row.status())) {
            return Response.of(412);
        }
        return Response.of(
                200, JsonNodeFactory.instance.objectNode().put("instancesDeleted", orchestrations.purge(row.id())));
    }

    private Response raise(Request request, InstanceRow row, String event) throws SQLException {
        if (request.contentType() == null || !request.contentType().startsWith("application/json")) {
            return problem(400, "Only application/json request content is supported");
        }
        if (event.isEmpty()) {
            return Response.of(404);
        }
        try {
            JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            return problem(400, "the event's payload is not JSON");
        }
        String input = request.body().isBlank() ? null : request.body();
        return sent(orchestrations.send(row.id(), Events.raised(event, input)).join());
    }

    private Response restart(Request request, InstanceRow row) {
        if (!Status.ended(row.status())) {
            return problem(409, "the orchestration is still running");
        }
        boolean same = "false".equalsIgnoreCase(request.query().get("restartWithNewInstanceId"));
        return start(request, same ? row.id() : UUID.randomUUID().toString(), row.name(), row.input());
    }

    private Response orchestrators(Request request, List<String> path) {
        if (!request.method().equals("POST") || path.size() < 2 || path.get(1).isEmpty()) {
            return Response.of(404);
        }
        String id = path.size() > 2 && !path.get(2).isEmpty()
                ? path.get(2)
                : UUID.randomUUID().toString();
        return start(request, id, path.get(1), request.body().isBlank() ? null : request.body());
    }

    private Response start(Request request, String id, String name, @Nullable String input) {
        return switch (orchestrations.start(id, name, input, null).join()) {
            case EXISTS -> problem(409, "an orchestration with the id '" + id + "' is running already");
            case TOO_LARGE -> problem(413, "the input is too large");
            default -> {
                ObjectNode links = JsonNodeFactory.instance.objectNode().put("id", id);
                links.put("statusQueryGetUri", link(request, id, ""));
                links.put("sendEventPostUri", link(request, id, "/raiseEvent/{eventName}"));
                links.put("terminatePostUri", link(request, id, "/terminate"));
                links.put("purgeHistoryDeleteUri", link(request, id, ""));
                links.put("restartPostUri", link(request, id, "/restart"));
                links.put("suspendPostUri", link(request, id, "/suspend"));
                links.put("resumePostUri", link(request, id, "/resume"));
                Map<String, String> headers = new TreeMap<>();
                headers.put("Content-Type", "application/json");
                headers.put("Location", link(request, id, ""));
                headers.put("Retry-After", "10");
                yield new Response(202, headers, links.toString());
            }
        };
    }

    private static Response sent(Orchestrations.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Response.of(202);
            case NOT_FOUND -> Response.of(404);
            case ENDED -> Response.of(410);
            case EXISTS -> Response.of(409);
            case TOO_LARGE -> Response.of(413);
        };
    }

    private static String link(Request request, String id, String operation) {
        String code = request.query().get("code");
        String query = code == null ? "" : "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        return request.base() + "/instances/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + operation + query;
    }

    private static ObjectNode describe(InstanceRow row, boolean withInput) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", row.name());
        body.put("instanceId", row.id());
        body.put("runtimeStatus", HistoryJson.name(row.status()));
        body.set("input", withInput ? HistoryJson.value(row.input()) : JsonNodeFactory.instance.nullNode());
        body.set("customStatus", HistoryJson.value(row.customStatus() == null ? "\"\"" : row.customStatus()));
        body.set(
                "output",
                row.failure() == null
                        ? HistoryJson.value(row.output())
                        : JsonNodeFactory.instance.textNode(row.failure().getErrorMessage()));
        body.put("createdTime", HistoryJson.seconds(row.createdAt()));
        body.put("lastUpdatedTime", HistoryJson.seconds(row.updatedAt()));
        return body;
    }

    private static Response problem(int status, String message) {
        return Response.of(status, JsonNodeFactory.instance.objectNode().put("Message", message));
    }
}
