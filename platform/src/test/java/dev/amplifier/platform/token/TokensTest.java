package dev.amplifier.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Identity ADA = new Identity("42", "ada", "Ada", null, Mode.DEVELOPER, Mode.EXPERT);

    private static Keyring keyring(String... ids) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String id : ids) {
            keys.put(id, (id + "-secret-of-at-least-thirty-two-bytes").getBytes(StandardCharsets.UTF_8));
        }
        return new Keyring(TokenSettings.withKeys(keys));
    }

    private static AccessTokens tokens(Keyring keyring, Instant now) {
        return new AccessTokens(keyring, Duration.ofMinutes(10), () -> now);
    }

    @Test
    void a_token_speaks_for_the_user_it_was_issued_for() {
        String token = tokens(keyring("k1"), NOW).issue(ADA);
        assertThat(tokens(keyring("k1"), NOW).verify(token)).contains(ADA);
    }

    @Test
    void a_token_ends_when_its_time_is_up() {
        String token = tokens(keyring("k1"), NOW).issue(ADA);
        assertThat(tokens(keyring("k1"), NOW.plusSeconds(599)).verify(token)).isPresent();
        assertThat(tokens(keyring("k1"), NOW.plusSeconds(600)).verify(token)).isEmpty();
    }

    @Test
    void a_token_of_an_older_key_is_good_while_the_key_is_kept_and_no_longer() {
        String token = tokens(keyring("k1"), NOW).issue(ADA);
        assertThat(tokens(keyring("k2", "k1"), NOW).verify(token)).contains(ADA);
        assertThat(tokens(keyring("k2"), NOW).verify(token)).isEmpty();
    }

    @Test
    void an_unsigned_token_and_one_signed_with_another_purpose_of_the_same_key_prove_nothing() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("42")
                .audience("amplifier-playground")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("login", "ada")
                .claim("mode", "expert")
                .claim("ceiling", "expert")
                .build();
        SignedJWT other = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims);
        other.sign(new MACSigner(keyring("k1").derive("k1", "webhook").orElseThrow()));

        AccessTokens tokens = tokens(keyring("k1"), NOW);
        assertThat(tokens.verify(new PlainJWT(claims).serialize())).isEmpty();
        assertThat(tokens.verify(other.serialize())).isEmpty();
        assertThat(tokens.verify("not.a.token")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }

    @Test
    void what_was_sealed_opens_for_its_purpose_only_and_only_unchanged() {
        Sealer sealer = new Sealer(keyring("k1"), "state");
        String sealed = sealer.seal("secret".getBytes(StandardCharsets.UTF_8));

        assertThat(sealer.open(sealed)).contains("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(new Sealer(keyring("k1"), "webhook").open(sealed)).isEmpty();
        assertThat(sealer.open(sealed.substring(0, sealed.length() - 2))).isEmpty();
        assertThat(sealer.open(sealed.replace("1.k1.", "1.k2."))).isEmpty();
        assertThat(sealer.open("1.k1.***")).isEmpty();
    }

    @Test
    void sealing_twice_gives_different_texts() {
        Sealer sealer = new Sealer(keyring("k1"), "state");
        assertThat(sealer.seal(new byte[] {1})).isNotEqualTo(sealer.seal(new byte[] {1}));
    }
}
