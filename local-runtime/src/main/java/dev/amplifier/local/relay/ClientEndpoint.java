package dev.amplifier.local.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One socket of a client that speaks a JSON subprotocol. Public because Jetty calls it. */
public final class ClientEndpoint implements Session.Listener.AutoDemanding {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Hub hub;
    private final int most;
    private final Function<Outbox, @Nullable Connection> attach;
    private @Nullable Connection connection;
    private @Nullable Outbox outbox;

    /**
     * An endpoint for a socket to come.
     *
     * @param attach gives the connection that the socket belongs to, new or taken up again; null if it cannot be taken up
     */
    ClientEndpoint(Hub hub, int most, Function<Outbox, @Nullable Connection> attach) {
        this.hub = hub;
        this.most = most;
        this.attach = attach;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        Outbox box = new Outbox(session, most);
        outbox = box;
        connection = attach.apply(box);
        if (connection == null) {
            box.close(1008, "the connection cannot be recovered; make a new one");
        } else if (box.ended()) {
            // It told of its end before it had a connection to tell.
            lost(false);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        Connection client = connection;
        if (client == null) {
            return;
        }
        try {
            JsonNode frame = JSON.readTree(text);
            if (!frame.isObject()) {
                client.close("a frame must be a JSON object");
                return;
            }
            handle(client, frame);
        } catch (JsonProcessingException e) {
            client.close("a frame is not JSON");
        }
    }

    @Override
    public void onWebSocketClose(int code, String reason) {
        lost(code == 1000);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        lost(false);
    }

    private void lost(boolean goodbye) {
        Connection client = connection;
        Outbox box = outbox;
        if (client != null && box != null && client.lose(box) && (goodbye || !client.reliable)) {
            hub.remove(client);
        }
    }

    private void handle(Connection client, JsonNode frame) {
        String group = frame.path("group").asText();
        switch (frame.path("type").asText()) {
            case "ping" -> client.answer(Frames.pong());
            case "sequenceAck" -> client.acknowledge(frame.path("sequenceId").asLong());
            case "joinGroup" -> request(client, frame, "joinLeaveGroup", group, () -> hub.join(client, group));
            case "leaveGroup" -> request(client, frame, "joinLeaveGroup", group, () -> hub.leave(client, group));
            case "sendToGroup" ->
                request(client, frame, "sendToGroup", group, () -> {
                    boolean noEcho = frame.path("noEcho").asBoolean();
                    String dataType = frame.path("dataType").asText("text");
                    Hub.send(
                            hub.inGroup(group),
                            Frames.fromGroup(group, client.userId, dataType, frame.path("data")),
                            other -> noEcho && other == client);
                });
            case "event" -> acknowledge(client, frame);
            default -> client.close("the frame type '" + frame.path("type").asText() + "' is not known");
        }
    }

    private void request(Connection client, JsonNode frame, String permission, String group, Runnable action) {
        long ackId = frame.path("ackId").asLong(-1);
        if (group.isEmpty() || group.length() > 1024) {
            refuse(client, ackId, "BadRequest", "a group's name has 1 to 1024 characters");
        } else if (!client.may(permission, group)) {
            refuse(client, ackId, "Forbidden", "the client may not " + permission + " '" + group + "'");
        } else if (ackId >= 0 && client.isRepeated(ackId)) {
            refuse(client, ackId, "Duplicate", "the request " + ackId + " was carried out before");
        } else {
            action.run();
            acknowledge(client, frame);
        }
    }

    private static void acknowledge(Connection client, JsonNode frame) {
        if (frame.has("ackId")) {
            client.answer(Frames.done(frame.path("ackId").asLong()));
        }
    }

    private static void refuse(Connection client, long ackId, String name, String message) {
        if (ackId >= 0) {
            client.answer(Frames.refused(ackId, name, message));
        }
    }
}
