package dev.amplifier.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.amplifier.functions.signin.IdentityProvider.ProviderUnavailableException;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about itself: its endpoints, kept for an hour, and its keys, kept for minutes and asked for again when a token names a key
 * that is not known, but no more than twice in half a minute. Safe for use by several threads.
 */
final class OidcDiscovery {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int LARGEST = 256 * 1024;

    private final URI issuer;
    private final InstantSource clock;
    private final DefaultResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Endpoints known;

    OidcDiscovery(URI issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Where a provider listens.
     *
     * @param until when to ask again
     */
    record Endpoints(URI authorize, URI token, JWKSource<SecurityContext> keys, Instant until) {}

    /**
     * The endpoints.
     *
     * @throws ProviderUnavailableException if the provider does not answer, or its answer is not to be trusted
     */
    Endpoints endpoints() {
        lock.lock();
        try {
            Endpoints current = known;
            if (current == null || !clock.instant().isBefore(current.until())) {
                current = ask();
                known = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private Endpoints ask() {
        String base = issuer.toString().replaceFirst("/$", "");
        try {
            JsonNode said = Json.tree(http.retrieveResource(URI.create(base + "/.well-known/openid-configuration")
                            .toURL())
                    .getContent());
            if (!said.path("issuer").asText().equals(issuer.toString())) {
                throw new ProviderUnavailableException("discovery names another issuer", null);
            }
            return new Endpoints(
                    secure(said, "authorization_endpoint"),
                    secure(said, "token_endpoint"),
                    keys(secure(said, "jwks_uri")),
                    clock.instant().plus(KEPT));
        } catch (IOException | MalformedJsonException | IllegalArgumentException e) {
            throw new ProviderUnavailableException("discovery failed", e);
        }
    }

    private JWKSource<SecurityContext> keys(URI address) throws MalformedURLException {
        return JWKSourceBuilder.create(address.toURL(), http).build();
    }

    /** An endpoint is as safe as its issuer: TLS, or the same plain loopback host. */
    private URI secure(JsonNode said, String name) {
        URI address = URI.create(said.path(name).asText());
        boolean safe = "https".equals(address.getScheme())
                || ("http".equals(issuer.getScheme())
                        && issuer.getHost().equals(address.getHost())
                        && "http".equals(address.getScheme()));
        if (!safe || address.getHost() == null) {
            throw new ProviderUnavailableException("discovery names no safe " + name, null);
        }
        return address;
    }
}
