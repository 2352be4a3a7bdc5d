package dev.amplifier.functions.webhook;

import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.Revocations;
import dev.amplifier.platform.token.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Turns a webhook into a text for a URL and back: compressed, then encrypted and authenticated. Safe for use by several threads. */
final class WebhookSeal {

    private static final int LARGEST = 512 * 1024;

    private final Sealer sealer;
    private final Keyring keyring;
    private final Revocations revocations;
    private final InstantSource clock;

    WebhookSeal(Keyring keyring, Revocations revocations, InstantSource clock) {
        this.revocations = revocations;
        this.sealer = new Sealer(keyring, "webhook");
        this.keyring = keyring;
        this.clock = clock;
    }

    String seal(SealedWebhook webhook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(Json.write(webhook).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return sealer.seal(bytes.toByteArray());
    }

    /** The generation of a webhook that this user mints now. */
    int generation(String userId) {
        return revocations.generation(Revocations.Kind.WEBHOOKS, userId);
    }

    /** The webhook of a token; empty if it is not ours, was changed, has expired or was revoked. */
    Optional<SealedWebhook> open(String token) {
        return sealer.open(token)
                .flatMap(WebhookSeal::inflate)
                .filter(webhook -> clock.instant().getEpochSecond() < webhook.expires())
                .filter(webhook ->
                        webhook.generation() == generation(webhook.owner().id()));
    }

    /** The signing secret of the webhook with this id, made with the key that sealed its token. */
    byte[] secret(UUID id, String token) {
        String keyId = token.split("\\.", -1)[1];
        return keyring.derive(keyId, "webhook-secret/" + id).orElseThrow();
    }

    private static Optional<SealedWebhook> inflate(byte[] bytes) {
        try (InflaterInputStream inflate = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            byte[] text = inflate.readNBytes(LARGEST);
            return Optional.of(Json.read(new String(text, StandardCharsets.UTF_8), SealedWebhook.class));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
