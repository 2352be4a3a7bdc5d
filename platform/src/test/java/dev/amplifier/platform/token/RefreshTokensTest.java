package dev.amplifier.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.platform.TestDatabase;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshTokensTest {

    private static final Identity ADA = new Identity("42", "ada", null, null, Mode.DEVELOPER, Mode.EXPERT);
    private static final Duration LIFETIME = Duration.ofDays(14);

    private final RefreshFamilies families = new PostgresRefreshFamilies(TestDatabase.shared());
    private final RefreshTokens tokens = new RefreshTokens(
            new Keyring(TokenSettings.withKeys(
                    Map.of("k1", "a-secret-of-at-least-thirty-two-bytes".getBytes(StandardCharsets.UTF_8)))),
            families,
            LIFETIME,
            InstantSource.system());

    @Test
    void a_token_is_swapped_for_the_next_one_of_the_same_user() {
        RefreshTokens.Rotated first = tokens.rotate(tokens.issue(ADA)).orElseThrow();
        RefreshTokens.Rotated second = tokens.rotate(first.token()).orElseThrow();
        assertThat(second.identity()).isEqualTo(ADA);
        assertThat(second.token()).isNotEqualTo(first.token());
    }

    @Test
    void a_token_that_is_used_again_two_rotations_later_ends_the_whole_family() {
        String stolen = tokens.issue(ADA);
        String next = tokens.rotate(stolen).orElseThrow().token();
        String newest = tokens.rotate(next).orElseThrow().token();

        assertThat(tokens.rotate(stolen)).isEmpty();
        assertThat(tokens.rotate(newest))
                .as("the honest owner is signed out too")
                .isEmpty();
    }

    @Test
    void a_token_that_is_used_again_after_the_grace_time_ends_the_family() {
        UUID family = UUID.randomUUID();
        families.start(family, LIFETIME);
        assertThat(families.rotate(family, 0, Duration.ZERO, LIFETIME)).isEqualTo(1);
        assertThat(families.rotate(family, 0, Duration.ZERO, LIFETIME)).isEqualTo(RefreshFamilies.ENDED);
        assertThat(families.rotate(family, 1, Duration.ZERO, LIFETIME)).isEqualTo(RefreshFamilies.ENDED);
    }

    @Test
    void two_tabs_that_refresh_at_once_both_stay_signed_in() {
        String shared = tokens.issue(ADA);
        String one = tokens.rotate(shared).orElseThrow().token();
        String other = tokens.rotate(shared).orElseThrow().token();
        assertThat(tokens.rotate(one)).isPresent();
        assertThat(tokens.rotate(other)).isPresent();
    }

    @Test
    void a_family_that_was_signed_out_does_not_come_back() {
        String token = tokens.issue(ADA);
        tokens.revoke(token);
        assertThat(tokens.rotate(token)).isEmpty();
    }

    @Test
    void a_family_whose_time_is_up_is_refused_and_forgotten() {
        UUID family = UUID.randomUUID();
        families.start(family, Duration.ZERO);
        assertThat(families.rotate(family, 0, Duration.ZERO, LIFETIME)).isEqualTo(RefreshFamilies.ENDED);

        families.forgetExpired();
        long left = TestDatabase.shared().with(connection -> {
            try (var query = connection.prepareStatement("select count(*) from refresh_families where family = ?")) {
                query.setObject(1, family);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
        assertThat(left).isZero();
    }

    @Test
    void a_change_of_mode_outlives_a_refresh_but_never_moves_to_another_user() {
        String token = tokens.issue(ADA);
        String changed = tokens.withIdentity(token, ADA.in(Mode.EXPERT)).orElseThrow();
        assertThat(tokens.rotate(changed).orElseThrow().identity().mode()).isEqualTo(Mode.EXPERT);

        Identity eve = new Identity("666", "eve", null, null, Mode.DEVELOPER, Mode.EXPERT);
        assertThat(tokens.withIdentity(token, eve)).isEmpty();
    }

    @Test
    void a_text_that_we_did_not_seal_is_refused() {
        assertThat(tokens.rotate("1.k1.AAAA")).isEmpty();
        assertThat(tokens.rotate("")).isEmpty();
    }
}
