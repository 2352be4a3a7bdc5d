package dev.amplifier.local.functions;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.function.IntSupplier;

/**
 * What a function's Durable client must know of the task hub.
 *
 * @param taskHub its name
 * @param site address of this host, for the links that clients hand out
 * @param systemKey the key that those links carry
 * @param grpcPort loopback port of the hub; may wait for the hub to be up
 */
public record HubConnection(String taskHub, URI site, String systemKey, IntSupplier grpcPort) {

    /** The value of a Durable client binding. */
    String clientJson() {
        JsonObject json = new JsonObject();
        json.addProperty("taskHubName", taskHub);
        json.addProperty(
                "baseUrl", site.resolve("/runtime/webhooks/durabletask").toString());
        json.addProperty("requiredQueryStringParameters", "code=" + systemKey);
        json.addProperty("rpcBaseUrl", "http://127.0.0.1:" + grpcPort.getAsInt());
        return json.toString();
    }
}
