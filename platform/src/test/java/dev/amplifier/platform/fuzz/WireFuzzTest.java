package dev.amplifier.platform.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import dev.amplifier.platform.token.AccessTokens;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** What comes over a wire. An ordinary build runs what is kept beside this class; {@code JAZZER_FUZZ=1} searches for more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireFuzzTest {

    private static final Keyring KEYRING = new Keyring(TokenSettings.withKeys(
            Map.of("k1", "a-secret-of-at-least-thirty-two-bytes".getBytes(StandardCharsets.UTF_8))));
    private static final Sealer SEALER = new Sealer(KEYRING, "webhook");
    private static final AccessTokens TOKENS =
            new AccessTokens(KEYRING, Duration.ofMinutes(10), InstantSource.system());

    @FuzzTest(maxDuration = "1m")
    void any_text_is_an_event_or_a_control_request_or_is_refused(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            EventEnvelope event = Json.read(text, EventEnvelope.class);
            assertThat(Json.read(Json.write(event), EventEnvelope.class)).isEqualTo(event);
        } catch (MalformedJsonException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            ControlRequest control = Json.read(text, ControlRequest.class);
            assertThat(Json.read(Json.write(control), ControlRequest.class)).isEqualTo(control);
        } catch (MalformedJsonException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void no_text_but_our_own_opens_or_proves_anything(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        assertThat(SEALER.open(text)).isEmpty();
        assertThat(TOKENS.verify(text)).isEmpty();
    }
}
