package dev.amplifier.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.local.launcher.SystemUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints a webhook and calls it, as another program would. */
final class WebhookCall {

    private WebhookCall() {}

    /**
     * Starts a recipe so.
     *
     * @param ahead how far the system's clock is ahead of ours
     * @return the execution's id
     */
    static String start(SystemUnderTest system, String recipeYaml, Duration ahead) throws Exception {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("recipe_yaml", recipeYaml);
        JsonNode minted = system.post("/api/webhooks", wish);
        String url = minted.path("url").asText();
        String id = UUID.randomUUID().toString();
        String time = Long.toString(Instant.now().plus(ahead).getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(minted.path("secret").asText().substring("whsec_".length())), "HmacSHA256"));
        byte[] proof = mac.doFinal((id + "." + time + ".{}").getBytes(StandardCharsets.UTF_8));
        return system.post(
                        url.substring(url.indexOf("/api/")),
                        JsonNodeFactory.instance.objectNode(),
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        time,
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(proof))
                .path("execution_id")
                .asText();
    }
}
