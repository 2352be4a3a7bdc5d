package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whoever calls a webhook: signs each call as Standard Webhooks say. Safe for use by several threads. */
final class WebhookCaller {

    private final Caller caller;
    private final String path;
    private final byte[] secret;

    /** Mints a webhook of this caller for a recipe. */
    WebhookCaller(Caller caller, String recipe) throws IOException, InterruptedException {
        this.caller = caller;
        JsonNode minted = caller.post("/api/webhooks", Caller.object().put("recipe_yaml", recipe));
        String url = minted.path("url").asText();
        this.path = url.substring(url.indexOf("/api/")) + "?wait=60";
        this.secret = Base64.getDecoder().decode(minted.path("secret").asText().substring("whsec_".length()));
    }

    /** Whatever is answered, after the recipe's end or a minute. */
    HttpResponse<String> call() throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String time = Long.toString(Instant.now().getEpochSecond());
        return caller.ask(
                path,
                "{}",
                Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", sign(id, time, "{}")));
    }

    private String sign(String id, String time, String body) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] proof = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot sign", e);
        }
    }
}
