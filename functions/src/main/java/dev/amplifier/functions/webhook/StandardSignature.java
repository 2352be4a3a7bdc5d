package dev.amplifier.functions.webhook;

import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as Standard Webhooks lays them down: HMAC-SHA256 over id, timestamp and body. */
final class StandardSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";

    private StandardSignature() {}

    /**
     * Lets a signed call through.
     *
     * @param content what was signed, beside id and time: the body, or what stands for it
     * @return the message's id
     * @throws Problem if a header is missing, the time is more than 5 minutes off, or no signature fits
     */
    static String verify(ApiRequest call, String content, byte[] secret, Instant now) {
        String id = header(call, "webhook-id");
        String timestamp = header(call, "webhook-timestamp");
        String signatures = header(call, "webhook-signature");
        if (id.length() > 255 || !timestamp.matches("[0-9]{1,12}")) {
            throw refused("webhook-id has at most 255 characters and webhook-timestamp is in seconds since 1970.");
        }
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (off.compareTo(TOLERANCE) > 0) {
            throw refused("webhook-timestamp is more than 5 minutes away from now. Sign each call afresh.");
        }
        byte[] expected = sign(secret, id, timestamp, content);
        for (String signature : signatures.split(" ", 10)) {
            if (signature.startsWith(VERSION) && MessageDigest.isEqual(expected, decode(signature))) {
                return id;
            }
        }
        throw refused(
                "No signature fits. Sign id.timestamp.body with the webhook's secret, HMAC-SHA256, as v1,<base64>.");
    }

    static byte[] sign(byte[] secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    private static byte[] decode(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String header(ApiRequest call, String name) {
        return call.header(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> refused("The header " + name + " is missing."));
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.UNAUTHENTICATED, detail);
    }
}
