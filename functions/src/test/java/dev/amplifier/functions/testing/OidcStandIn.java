package dev.amplifier.functions.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.functions.signin.OidcSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An OpenID Connect provider on a real socket, which can be told to make one mistake. */
public final class OidcStandIn implements AutoCloseable {

    private static final String CLIENT = "the-playground";
    private static final String SECRET = "a-secret";

    /** What it can do wrong. */
    public enum Fault {
        NONE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        OTHER_PARTY,
        WRONG_NONCE,
        NO_NONCE,
        EXPIRED,
        NOT_YET_VALID,
        UNSIGNED,
        FOREIGN_KEY,
        SHARED_SECRET,
        NO_SUBJECT,
        NO_TOKEN,
        NOT_JSON,
        DOWN
    }

    private record Grant(String challenge, String nonce, String login) {}

    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile ECKey key = freshKey();
    private volatile Fault fault = Fault.NONE;
    private volatile String discoveredIssuer;

    public OidcStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        discoveredIssuer = issuer();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    /** What a deployment that uses this provider is set to. */
    public OidcSettings settings() {
        return new OidcSettings(
                URI.create(issuer()), CLIENT, SECRET, URI.create("http://localhost:7071/auth/callback/"));
    }

    /** From now on it makes this mistake. */
    public void make(Fault mistake) {
        fault = mistake;
    }

    /** From now on it signs with another key. */
    public void rotateKey() {
        key = freshKey();
    }

    /** From now on its discovery document speaks for somebody else. */
    public void claimToBe(String issuer) {
        discoveredIssuer = issuer;
    }

    /** What a browser gets when this person agrees: a code. */
    public String agree(String login, URI authorizeUrl) {
        Map<String, String> asked = form(authorizeUrl.getRawQuery());
        if (!asked.get("scope").contains("openid")
                || !asked.get("response_type").equals("code")) {
            throw new AssertionError("no request of OpenID Connect: " + authorizeUrl);
        }
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(asked.get("code_challenge"), asked.get("nonce"), login));
        return code;
    }

    private String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String discovery() {
        return "{\"issuer\":\"" + discoveredIssuer + "\",\"authorization_endpoint\":\"" + issuer()
                + "/authorize\",\"token_endpoint\":\"" + issuer() + "/token\",\"jwks_uri\":\"" + issuer() + "/keys\"}";
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.get("code"));
        boolean proved = grant != null
                && form.get("client_secret").equals(SECRET)
                && grant.challenge().equals(challenge(form.get("code_verifier")));
        if (!proved) {
            answer(exchange, "{\"error\":\"invalid_grant\"}");
        } else if (fault == Fault.NOT_JSON) {
            answer(exchange, "<html>");
        } else if (fault == Fault.NO_TOKEN) {
            answer(exchange, "{\"access_token\":\"x\"}");
        } else {
            answer(exchange, "{\"id_token\":\"" + idToken(grant) + "\"}");
        }
    }

    private String idToken(Grant grant) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(fault == Fault.WRONG_ISSUER ? "https://other.example" : issuer())
                .audience(fault == Fault.WRONG_AUDIENCE ? "another-client" : CLIENT)
                .claim("azp", fault == Fault.OTHER_PARTY ? "another-client" : null)
                .claim("nonce", fault == Fault.NO_NONCE ? null : fault == Fault.WRONG_NONCE ? "x" : grant.nonce())
                .subject(fault == Fault.NO_SUBJECT ? null : "sub-" + grant.login())
                .issueTime(Date.from(now))
                .notBeforeTime(fault == Fault.NOT_YET_VALID ? Date.from(now.plusSeconds(600)) : null)
                .expirationTime(Date.from(fault == Fault.EXPIRED ? now.minusSeconds(600) : now.plusSeconds(600)))
                .claim("preferred_username", grant.login())
                .claim("name", "Person " + grant.login())
                .build();
        try {
            return signed(claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        if (fault == Fault.UNSIGNED) {
            return new PlainJWT(claims).serialize();
        }
        if (fault == Fault.SHARED_SECRET) {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
            return token.serialize();
        }
        ECKey used = fault == Fault.FOREIGN_KEY ? freshKey() : key;
        SignedJWT token = new SignedJWT(header(JWSAlgorithm.ES256), claims);
        token.sign(new ECDSASigner(used.toECPrivateKey(), Curve.P_256));
        return token.serialize();
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fault == Fault.DOWN ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ECKey freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
