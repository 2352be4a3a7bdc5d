package dev.amplifier.local.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The REST data plane of a hub, free of any HTTP server. Safe for use by several threads. */
final class RestApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Tokens tokens;

    RestApi(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A request that was allowed.
     *
     * @param path decoded segments below {@code /api/hubs/{hub}}
     * @param query parameters, each with all its values
     */
    record Request(
            String method,
            String hubName,
            String endpoint,
            List<String> path,
            Map<String, List<String>> query,
            @Nullable String contentType,
            byte[] body) {

        String segment(int index) {
            return index < path.size() ? path.get(index) : "";
        }

        List<String> all(String name) {
            return query.getOrDefault(name, List.of());
        }

        @Nullable
        String first(String name) {
            List<String> values = all(name);
            return values.isEmpty() ? null : values.getFirst();
        }
    }

    /** An answer; null for no body. */
    record Response(int status, @Nullable JsonNode body) {

        static Response of(int status) {
            return new Response(status, null);
        }

        static Response problem(int status, String message) {
            return new Response(
                    status,
                    JsonNodeFactory.instance.objectNode().put("code", status).put("message", message));
        }
    }

    Response handle(Hub hub, Request request) {
        String target = request.segment(1);
        return switch (request.segment(0)) {
            case ":send" -> send(hub.all(), null, request);
            case ":closeConnections" -> close(hub.all(), request);
            case ":generateToken" -> generateToken(request);
            case ":addToGroups", ":removeFromGroups" ->
                Response.problem(501, "filters over connections are not to be had here; name users or connections");
            case "groups" -> group(hub, target, request);
            case "users" -> user(hub, target, request);
            case "connections" -> connection(hub, target, request);
            case "permissions" -> permission(hub, target, request);
            default -> Response.of(404);
        };
    }

    private Response group(Hub hub, String group, Request request) {
        return switch (request.segment(2)) {
            case ":send" -> send(hub.inGroup(group), group, request);
            case ":closeConnections" -> close(hub.inGroup(group), request);
            case "connections" -> {
                Connection connection = hub.find(request.segment(3));
                yield connection == null ? Response.of(404) : membership(hub, List.of(connection), group, request);
            }
            case "" ->
                request.method().equals("HEAD") ? exists(!hub.inGroup(group).isEmpty()) : Response.of(405);
            default -> Response.of(404);
        };
    }

    private Response user(Hub hub, String user, Request request) {
        List<Connection> connections = hub.ofUser(user);
        return switch (request.segment(2)) {
            case ":send" -> send(connections, null, request);
            case ":closeConnections" -> close(connections, request);
            case "groups" -> {
                if (request.segment(3).isEmpty() && request.method().equals("DELETE")) {
                    connections.forEach(
                            connection -> List.copyOf(connection.groups).forEach(g -> hub.leave(connection, g)));
                    yield Response.of(204);
                }
                yield membership(hub, connections, request.segment(3), request);
            }
            case "" -> request.method().equals("HEAD") ? exists(!connections.isEmpty()) : Response.of(405);
            default -> Response.of(404);
        };
    }

    private Response connection(Hub hub, String id, Request request) {
        Connection connection = hub.find(id);
        boolean deletion = request.method().equals("DELETE");
        if (connection == null) {
            return Response.of(deletion ? 204 : 404);
        }
        return switch (request.segment(2)) {
            case ":send" -> send(List.of(connection), null, request);
            case "groups" -> {
                List.copyOf(connection.groups).forEach(group -> hub.leave(connection, group));
                yield Response.of(204);
            }
            case "" ->
                switch (request.method()) {
                    case "HEAD" -> Response.of(200);
                    case "DELETE" -> {
                        connection.close(reason(request));
                        hub.remove(connection);
                        yield Response.of(204);
                    }
                    default -> Response.of(405);
                };
            default -> Response.of(404);
        };
    }

    private Response permission(Hub hub, String permission, Request request) {
        Connection connection = hub.find(request.segment(3));
        if (!Set.of("joinLeaveGroup", "sendToGroup").contains(permission)) {
            return Response.problem(400, "a permission is joinLeaveGroup or sendToGroup");
        }
        if (connection == null) {
            return Response.of(404);
        }
        String group = request.first("targetName");
        return switch (request.method()) {
            case "PUT" -> {
                connection.grant(permission, group);
                yield Response.of(200);
            }
            case "DELETE" -> {
                connection.revoke(permission, group);
                yield Response.of(204);
            }
            case "HEAD" -> exists(connection.holds(permission, group));
            default -> Response.of(405);
        };
    }

    private static Response membership(Hub hub, List<Connection> connections, String group, Request request) {
        if (group.isEmpty() || group.length() > 1024) {
            return Response.problem(400, "a group's name has 1 to 1024 characters");
        }
        return switch (request.method()) {
            case "PUT" -> {
                connections.forEach(connection -> hub.join(connection, group));
                yield Response.of(200);
            }
            case "DELETE" -> {
                connections.forEach(connection -> hub.leave(connection, group));
                yield Response.of(204);
            }
            case "HEAD" -> exists(connections.stream().anyMatch(connection -> connection.groups.contains(group)));
            default -> Response.of(405);
        };
    }

    private static Response send(Collection<Connection> to, @Nullable String group, Request request) {
        if (!request.method().equals("POST")) {
            return Response.of(405);
        }
        if (request.first("filter") != null) {
            return Response.problem(501, "filters are not to be had here; send to a group, a user or a connection");
        }
        String contentType = request.contentType() == null ? "" : request.contentType();
        String dataType;
        JsonNode data;
        if (contentType.startsWith("application/json")) {
            dataType = "json";
            try {
                data = JSON.readTree(request.body());
            } catch (JsonProcessingException e) {
                return Response.problem(400, "the body is not JSON");
            } catch (java.io.IOException e) {
                return Response.problem(400, "the body cannot be read");
            }
        } else if (contentType.startsWith("text/plain")) {
            dataType = "text";
            data = TextNode.valueOf(new String(request.body(), StandardCharsets.UTF_8));
        } else if (contentType.startsWith("application/octet-stream")) {
            dataType = "binary";
            data = TextNode.valueOf(Base64.getEncoder().encodeToString(request.body()));
        } else {
            return Response.problem(415, "a body is application/json, text/plain or application/octet-stream");
        }
        List<String> excluded = request.all("excluded");
        Hub.send(
                to,
                group == null ? Frames.fromServer(dataType, data) : Frames.fromGroup(group, null, dataType, data),
                connection -> excluded.contains(connection.id));
        return Response.of(202);
    }

    private static Response close(Collection<Connection> connections, Request request) {
        List<String> excluded = request.all("excluded");
        for (Connection connection : List.copyOf(connections)) {
            if (!excluded.contains(connection.id)) {
                connection.close(reason(request));
            }
        }
        return Response.of(204);
    }

    private Response generateToken(Request request) {
        String minutes = request.first("minutesToExpire");
        Duration life = minutes == null ? TOKEN_LIFE : Duration.ofMinutes(Long.parseLong(minutes));
        String token = tokens.write(
                request.endpoint() + "/client/hubs/" + request.hubName(),
                request.first("userId"),
                request.all("role"),
                request.all("group"),
                Instant.now().plus(life));
        return new Response(200, JsonNodeFactory.instance.objectNode().put("token", token));
    }

    private static String reason(Request request) {
        String reason = request.first("reason");
        return reason == null ? "closed by the server" : reason;
    }

    private static Response exists(boolean exists) {
        return Response.of(exists ? 200 : 404);
    }
}
