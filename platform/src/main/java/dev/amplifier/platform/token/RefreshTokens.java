package dev.amplifier.platform.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Refresh tokens: sealed texts that hold the user, a family and a generation, and that are good for one use. Using one a second time ends the
 * whole family, because then somebody else holds a copy. Safe for use by several threads.
 */
public final class RefreshTokens {

    /** How long the same token may come again, from a second tab or a page whose answer was lost, before it counts as stolen. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Sealer sealer;
    private final RefreshFamilies families;
    private final Duration lifetime;
    private final InstantSource clock;

    /** Issues tokens that live this long unused. */
    public RefreshTokens(Keyring keyring, RefreshFamilies families, Duration lifetime, InstantSource clock) {
        this.sealer = new Sealer(keyring, "refresh-token");
        this.families = families;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** How long a fresh token lives unused. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The first token of a new family. */
    public String issue(Identity identity) {
        UUID family = UUID.randomUUID();
        families.start(family, lifetime);
        return seal(identity, family, 0);
    }

    /** A token and the user it speaks for. */
    public record Rotated(String token, Identity identity) {}

    /** Uses a token up; empty if it is not ours, has expired or its family has ended. */
    public Optional<Rotated> rotate(String token) {
        return open(token).flatMap(content -> {
            int next = families.rotate(content.family(), content.generation(), GRACE, lifetime);
            return next == RefreshFamilies.ENDED
                    ? Optional.empty()
                    : Optional.of(new Rotated(seal(content.identity(), content.family(), next), content.identity()));
        });
    }

    /**
     * The same token's successor for the same user in another mode; the family and its generation stay.
     *
     * @return empty if the token is not ours, has expired, or is another user's
     */
    public Optional<String> withIdentity(String token, Identity identity) {
        return open(token)
                .filter(content -> content.identity().id().equals(identity.id()))
                .map(content -> seal(identity, content.family(), content.generation()));
    }

    /** Ends the token's family; nothing happens if the token is not ours. */
    public void revoke(String token) {
        open(token).ifPresent(content -> families.end(content.family()));
    }

    private String seal(Identity identity, UUID family, int generation) {
        Content content =
                new Content(family, generation, clock.instant().plus(lifetime).getEpochSecond(), identity);
        return sealer.seal(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Content> open(String token) {
        try {
            return sealer.open(token)
                    .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Content.class))
                    .filter(content -> clock.instant().isBefore(Instant.ofEpochSecond(content.expires())));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private record Content(
            @JsonProperty("f") UUID family,
            @JsonProperty("g") int generation,
            @JsonProperty("x") long expires,
            @JsonProperty("u") Identity identity) {}
}
