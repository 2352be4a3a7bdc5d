package dev.amplifier.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.platform.TestDatabase;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgramTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Revocations revocations = new PostgresRevocations(TestDatabase.shared());
    private final Identity ada = someone();

    private static Identity someone() {
        return new Identity(UUID.randomUUID().toString(), "ada", null, null, Mode.DEVELOPER, Mode.EXPERT);
    }

    private ProgramTokens tokens(Instant now) {
        Keyring keyring = new Keyring(TokenSettings.withKeys(
                Map.of("k1", "a-secret-of-at-least-thirty-two-bytes".getBytes(StandardCharsets.UTF_8))));
        return new ProgramTokens(keyring, revocations, () -> now);
    }

    @Test
    void a_token_speaks_for_its_user_until_its_time_is_up() {
        ProgramTokens.Issued issued = tokens(NOW).issue(ada, Duration.ofDays(1));
        assertThat(issued.expires()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(tokens(issued.expires().minusSeconds(1)).verify(issued.token()))
                .contains(ada);
        assertThat(tokens(issued.expires()).verify(issued.token())).isEmpty();
    }

    @Test
    void revoking_ends_every_earlier_token_of_that_user_and_no_other() {
        Identity grace = someone();
        ProgramTokens tokens = tokens(NOW);
        String first = tokens.issue(ada, Duration.ofDays(1)).token();
        String second = tokens.issue(ada, Duration.ofDays(2)).token();
        String other = tokens.issue(grace, Duration.ofDays(1)).token();

        tokens.revokeAll(ada);

        assertThat(tokens.verify(first)).isEmpty();
        assertThat(tokens.verify(second)).isEmpty();
        assertThat(tokens.verify(other)).contains(grace);
        assertThat(tokens.verify(tokens.issue(ada, Duration.ofDays(1)).token())).contains(ada);
    }

    @Test
    void revoking_one_kind_leaves_the_other() {
        revocations.revokeAll(Revocations.Kind.WEBHOOKS, ada.id());
        revocations.revokeAll(Revocations.Kind.WEBHOOKS, ada.id());
        assertThat(revocations.generation(Revocations.Kind.WEBHOOKS, ada.id())).isEqualTo(2);
        assertThat(revocations.generation(Revocations.Kind.PROGRAM_TOKENS, ada.id()))
                .isZero();
    }

    @Test
    void a_text_that_was_changed_or_is_something_else_proves_nothing() {
        ProgramTokens tokens = tokens(NOW);
        String token = tokens.issue(ada, Duration.ofDays(1)).token();
        assertThat(tokens.verify(token.substring(4))).isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 4) + "AAAA"))
                .isEmpty();
        assertThat(tokens.verify("pgt_")).isEmpty();
    }
}
