package dev.amplifier.functions.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook in the hands of whoever it was minted for; signs as Standard Webhooks says, without the code under test. */
public record SignedHook(String token, byte[] secret) {

    /** The webhook that was just minted. */
    public static SignedHook of(Answer minted) {
        String url = minted.json().get("url").asText();
        String secret = minted.json().get("secret").asText();
        return new SignedHook(
                url.substring(url.lastIndexOf('/') + 1),
                Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }

    /** A call that is signed now. */
    public Call call(TestApp app, String id, String body) {
        return call(app, id, body, Instant.now());
    }

    /** A call that was signed at another time. */
    public Call call(TestApp app, String id, String body, Instant at) {
        return sign(app.call("callWebhook"), id, body, at).text(body);
    }

    /** Signs any request about this webhook. */
    public Call sign(Call call, String id, String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return call.path("token", token)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1,bm90IHRoaXM= v1," + mac(id + "." + timestamp + "." + body));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
