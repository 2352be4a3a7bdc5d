package dev.amplifier.local.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The frames that go to clients, as in the Web PubSub JSON subprotocol. */
final class Frames {

    private Frames() {}

    static ObjectNode connected(String connectionId, @Nullable String userId, @Nullable String reconnectionToken) {
        ObjectNode frame = system("connected").put("connectionId", connectionId);
        if (userId != null) {
            frame.put("userId", userId);
        }
        if (reconnectionToken != null) {
            frame.put("reconnectionToken", reconnectionToken);
        }
        return frame;
    }

    static ObjectNode disconnected(String message) {
        return system("disconnected").put("message", message);
    }

    static ObjectNode pong() {
        return JsonNodeFactory.instance.objectNode().put("type", "pong");
    }

    static ObjectNode fromGroup(String group, @Nullable String fromUserId, String dataType, JsonNode data) {
        ObjectNode frame = message("group").put("group", group);
        if (fromUserId != null) {
            frame.put("fromUserId", fromUserId);
        }
        frame.put("dataType", dataType).set("data", data);
        return frame;
    }

    static ObjectNode fromServer(String dataType, JsonNode data) {
        ObjectNode frame = message("server").put("dataType", dataType);
        frame.set("data", data);
        return frame;
    }

    static ObjectNode done(long ackId) {
        return ack(ackId, true);
    }

    static ObjectNode refused(long ackId, String name, String message) {
        ObjectNode frame = ack(ackId, false);
        frame.putObject("error").put("name", name).put("message", message);
        return frame;
    }

    private static ObjectNode ack(long ackId, boolean success) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ack")
                .put("ackId", ackId)
                .put("success", success);
    }

    private static ObjectNode system(String event) {
        return JsonNodeFactory.instance.objectNode().put("type", "system").put("event", event);
    }

    private static ObjectNode message(String from) {
        return JsonNodeFactory.instance.objectNode().put("type", "message").put("from", from);
    }
}
