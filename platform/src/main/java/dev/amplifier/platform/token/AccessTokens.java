package dev.amplifier.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amplifier.platform.contract.Mode;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/** Access tokens: JWTs that say who is calling, signed with HS256 and short-lived. Safe for use by several threads. */
public final class AccessTokens {

    private static final String PURPOSE = "access-token";
    private static final String AUDIENCE = "amplifier-playground";

    private final Keyring keyring;
    private final Duration lifetime;
    private final InstantSource clock;

    /** Issues tokens that live this long. */
    public AccessTokens(Keyring keyring, Duration lifetime, InstantSource clock) {
        this.keyring = keyring;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** How long a fresh token lives. */
    public Duration lifetime() {
        return lifetime;
    }

    /** A fresh token for this user. */
    public String issue(Identity identity) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(identity.id())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim("login", identity.login())
                .claim("mode", identity.mode().wireName())
                .claim("ceiling", identity.ceiling().wireName());
        if (identity.name() != null) {
            claims.claim("name", identity.name());
        }
        if (identity.avatarUrl() != null) {
            claims.claim("avatar_url", identity.avatarUrl());
        }
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(keyring.current())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(new MACSigner(keyring.derive(keyring.current(), PURPOSE).orElseThrow()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a derived key fits HS256", e);
        }
        return token.serialize();
    }

    /** Who the token speaks for; empty if it is not ours, was changed or has expired. */
    public Optional<Identity> verify(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || token.getHeader().getKeyID() == null) {
                return Optional.empty();
            }
            Optional<byte[]> key = keyring.derive(token.getHeader().getKeyID(), PURPOSE);
            if (key.isEmpty() || !token.verify(new MACVerifier(key.get()))) {
                return Optional.empty();
            }
            return identity(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        String mode = claims.getStringClaim("mode");
        String ceiling = claims.getStringClaim("ceiling");
        if (expires == null
                || mode == null
                || ceiling == null
                || !claims.getAudience().contains(AUDIENCE)
                || !clock.instant().isBefore(expires.toInstant())) {
            return Optional.empty();
        }
        Optional<Mode> level = Mode.of(mode);
        Optional<Mode> highest = Mode.of(ceiling);
        if (level.isEmpty() || highest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                claims.getSubject(),
                claims.getStringClaim("login"),
                claims.getStringClaim("name"),
                claims.getStringClaim("avatar_url"),
                level.get(),
                highest.get()));
    }
}
