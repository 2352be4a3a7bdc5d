package dev.amplifier.local.relay;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tokens of clients and of REST callers: JWT, HS256, signed with the access key. */
final class Tokens {

    private final byte[] key;

    Tokens(String accessKey) {
        this.key = accessKey.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Who holds a token.
     *
     * @param userId null for an anonymous client
     * @param roles what a client may do
     * @param groups groups that a client is in from the start
     * @param expired whether its time is over
     */
    record Claims(@Nullable String userId, List<String> roles, List<String> groups, boolean expired) {}

    /** What a token says, if it was signed with our key for this path; expired ones too. */
    Optional<Claims> read(String token, String path) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(new MACVerifier(key))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date expiry = claims.getExpirationTime();
            if (expiry == null || claims.getAudience().stream().noneMatch(audience -> isFor(audience, path))) {
                return Optional.empty();
            }
            return Optional.of(new Claims(
                    claims.getSubject(),
                    strings(claims, "role"),
                    strings(claims, "webpubsub.group"),
                    expiry.toInstant().isBefore(Instant.now())));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String write(String audience, @Nullable String userId, List<String> roles, List<String> groups, Instant expiry) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(audience)
                .subject(userId)
                .claim("role", roles)
                .claim("webpubsub.group", groups)
                .expirationTime(Date.from(expiry))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    private static boolean isFor(String audience, String path) {
        return path.equals(URI.create(audience).getPath());
    }

    private static List<String> strings(JWTClaimsSet claims, String name) throws ParseException {
        Object value = claims.getClaim(name);
        return switch (value) {
            case null -> List.of();
            case String one -> List.of(one);
            default -> List.copyOf(claims.getStringListClaim(name));
        };
    }
}
