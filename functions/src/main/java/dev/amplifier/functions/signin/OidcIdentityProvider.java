package dev.amplifier.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenID Connect provider: authorization code with PKCE, and an ID token whose signature, issuer, audience, times and nonce are checked. The
 * nonce is made from the code challenge, so it is bound to the browser in the same sealed cookie. Safe for use by several threads.
 */
public final class OidcIdentityProvider implements IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcIdentityProvider.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_SUBJECT = 200;

    /** Signatures with a key pair only: with a shared secret, whoever can check a token could make one. */
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final OidcSettings settings;
    private final OidcDiscovery discovery;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Talks to the provider of these settings; it is asked for its endpoints when it is first needed. */
    public OidcIdentityProvider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.discovery = new OidcDiscovery(settings.issuer(), clock);
    }

    @Override
    public URI authorizeUrl(String state, String codeChallenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId());
        query.put("response_type", "code");
        query.put("redirect_uri", settings.redirectUrl().toString());
        query.put("scope", "openid profile email");
        query.put("state", state);
        query.put("nonce", nonce(codeChallenge));
        query.put("code_challenge", codeChallenge);
        query.put("code_challenge_method", "S256");
        URI authorize = discovery.endpoints().authorize();
        return URI.create(authorize + (authorize.getQuery() == null ? "?" : "&") + Pkce.form(query));
    }

    @Override
    public Optional<ProviderUser> exchange(String code, String codeVerifier) {
        OidcDiscovery.Endpoints endpoints = discovery.endpoints();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", settings.clientId());
        fields.put("client_secret", settings.clientSecret());
        fields.put("code", code);
        fields.put("redirect_uri", settings.redirectUrl().toString());
        fields.put("code_verifier", codeVerifier);
        String token = post(endpoints.token(), fields).path("id_token").asText();
        return token.isEmpty() ? Optional.empty() : user(token, nonce(Pkce.challenge(codeVerifier)), endpoints);
    }

    private Optional<ProviderUser> user(String token, String nonce, OidcDiscovery.Endpoints endpoints) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, endpoints.keys()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.clientId(),
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer().toString())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "exp", "iat")));
        try {
            return user(processor.process(token, null));
        } catch (KeySourceException e) {
            throw new ProviderUnavailableException("no keys", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.warn("An ID token was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<ProviderUser> user(JWTClaimsSet claims) throws ParseException {
        String party = claims.getStringClaim("azp");
        if (claims.getSubject().length() > LONGEST_SUBJECT || (party != null && !party.equals(settings.clientId()))) {
            return Optional.empty();
        }
        String name = claims.getStringClaim("name");
        String picture = claims.getStringClaim("picture");
        return Optional.of(new ProviderUser(
                "oidc:" + claims.getSubject(),
                login(claims),
                name,
                picture != null && picture.startsWith("https://") ? picture : null));
    }

    /** A name with an @ in it, which no login at GitHub has, so that nobody is taken for somebody else there. */
    private String login(JWTClaimsSet claims) throws ParseException {
        String preferred = claims.getStringClaim("preferred_username");
        String name = preferred == null || preferred.isBlank() ? claims.getSubject() : preferred;
        return name.contains("@") ? name : name + "@" + settings.issuer().getHost();
    }

    private JsonNode post(URI address, Map<String, String> fields) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(Pkce.form(fields)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new ProviderUnavailableException("token endpoint answered " + response.statusCode(), null);
            }
            return Json.tree(response.body());
        } catch (IOException | MalformedJsonException e) {
            throw new ProviderUnavailableException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException("interrupted", e);
        }
    }

    private static String nonce(String codeChallenge) {
        return Pkce.challenge("nonce/" + codeChallenge);
    }
}
