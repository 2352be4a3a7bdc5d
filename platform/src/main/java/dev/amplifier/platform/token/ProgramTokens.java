package dev.amplifier.platform.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Bearer tokens for programs: sealed texts that speak for a user for days, until they expire or the user revokes all of them. They begin with
 * {@code pgt_}, so that people and scanners of secrets know them. Safe for use by several threads.
 */
public final class ProgramTokens {

    private static final String PREFIX = "pgt_";

    private final Sealer sealer;
    private final Revocations revocations;
    private final InstantSource clock;

    /** Issues and checks tokens. */
    public ProgramTokens(Keyring keyring, Revocations revocations, InstantSource clock) {
        this.sealer = new Sealer(keyring, "program-token");
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Whether a text looks like one of these; it may still be worth nothing. */
    public static boolean looksLike(String text) {
        return text.startsWith(PREFIX);
    }

    /** A token and when it ends. */
    public record Issued(String token, Instant expires) {}

    /** A fresh token that speaks for this user in this user's mode. */
    public Issued issue(Identity identity, Duration lifetime) {
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(lifetime).getEpochSecond());
        int generation = revocations.generation(Revocations.Kind.PROGRAM_TOKENS, identity.id());
        Content content = new Content(identity, generation, expires.getEpochSecond());
        return new Issued(PREFIX + sealer.seal(Json.write(content).getBytes(StandardCharsets.UTF_8)), expires);
    }

    /** Who a token speaks for; empty if it is not ours, was changed, has expired or was revoked. */
    public Optional<Identity> verify(String token) {
        return open(token)
                .filter(content -> clock.instant().getEpochSecond() < content.expires())
                .filter(content -> content.generation()
                        == revocations.generation(
                                Revocations.Kind.PROGRAM_TOKENS,
                                content.identity().id()))
                .map(Content::identity);
    }

    /** Ends all tokens of this user. */
    public void revokeAll(Identity identity) {
        revocations.revokeAll(Revocations.Kind.PROGRAM_TOKENS, identity.id());
    }

    private Optional<Content> open(String token) {
        if (!looksLike(token)) {
            return Optional.empty();
        }
        try {
            return sealer.open(token.substring(PREFIX.length()))
                    .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Content.class));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private record Content(
            @JsonProperty("i") Identity identity,
            @JsonProperty("g") int generation,
            @JsonProperty("x") long expires) {}
}
