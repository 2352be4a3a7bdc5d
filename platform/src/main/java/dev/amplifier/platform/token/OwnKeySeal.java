package dev.amplifier.platform.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.core.secret.Secret;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Seals a user's own key for its way to the warm hosts, for one execution: on the way nobody can read it or use it for another run. Safe for
 * use by several threads.
 */
public final class OwnKeySeal {

    private final Sealer sealer;

    /** Seals with the keys of this deployment. */
    public OwnKeySeal(Keyring keyring) {
        this.sealer = new Sealer(keyring, "own-key");
    }

    /** The key, sealed for this execution. */
    public String seal(String executionId, OwnKey key) {
        Content content = new Content(executionId, key.provider(), key.secret().reveal());
        return sealer.seal(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    /** The key; empty if the text is not ours or was sealed for another execution. */
    public Optional<OwnKey> open(String executionId, String sealed) {
        try {
            return sealer.open(sealed)
                    .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Content.class))
                    .filter(content -> content.executionId().equals(executionId))
                    .map(content -> new OwnKey(content.provider(), Secret.of(content.key())));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private record Content(
            @JsonProperty("e") String executionId,
            @JsonProperty("p") String provider,
            @JsonProperty("k") String key) {}
}
