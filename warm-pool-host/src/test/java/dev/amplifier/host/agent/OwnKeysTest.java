package dev.amplifier.host.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.secret.Secret;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.OwnKey;
import dev.amplifier.platform.token.OwnKeySeal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnKeysTest {

    private static final OwnKey KEY = new OwnKey("anthropic", Secret.of("sk-ant-0123456789"));

    private final OwnKeySeal seal = new OwnKeySeal(new Keyring(TokenSettings.withKeys(Map.of("a", new byte[32]))));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final OwnKeys keys = new OwnKeys(seal, now::get);

    @Test
    void a_key_that_arrived_is_there_for_its_execution_and_for_no_other() throws Exception {
        keys.hear(request("key", "run-1", seal.seal("run-1", KEY)));

        assertThat(keys.await("run-1", Duration.ZERO)).contains(KEY);
        assertThat(keys.await("run-2", Duration.ZERO)).isEmpty();
    }

    @Test
    void a_key_that_comes_a_little_later_is_waited_for() throws Exception {
        CompletableFuture<Optional<OwnKey>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return keys.await("run-1", Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });

        keys.hear(request("key", "run-1", seal.seal("run-1", KEY)));

        assertThat(waiting.get(30, TimeUnit.SECONDS)).contains(KEY);
    }

    @Test
    void what_was_sealed_for_another_execution_or_by_somebody_else_is_ignored() throws Exception {
        OwnKeySeal foreign = new OwnKeySeal(new Keyring(TokenSettings.withKeys(Map.of("a", new byte[] {1, 2, 3}))));

        keys.hear(request("key", "run-1", seal.seal("run-2", KEY)));
        keys.hear(request("key", "run-1", foreign.seal("run-1", KEY)));
        keys.hear(request("key", "run-1", "nonsense"));

        assertThat(keys.await("run-1", Duration.ZERO)).isEmpty();
    }

    @Test
    void a_key_is_gone_when_its_execution_has_ended() throws Exception {
        keys.hear(request("key", "run-1", seal.seal("run-1", KEY)));

        assertThat(keys.forget("run-1")).isTrue();
        assertThat(keys.forget("run-1")).isFalse();
        assertThat(keys.await("run-1", Duration.ZERO)).isEmpty();
    }

    @Test
    void another_host_may_say_that_a_key_is_to_go() throws Exception {
        keys.hear(request("key", "run-1", seal.seal("run-1", KEY)));

        keys.hear(request("forget_key", "run-1", null));

        assertThat(keys.await("run-1", Duration.ZERO)).isEmpty();
    }

    @Test
    void a_key_that_nobody_uses_goes_after_a_while() throws Exception {
        keys.hear(request("key", "run-1", seal.seal("run-1", KEY)));
        now.updateAndGet(before -> before.plus(OwnKeys.IDLE).plusSeconds(1));

        assertThat(keys.await("run-1", Duration.ZERO)).isEmpty();
    }

    @Test
    void too_many_keys_make_the_least_used_one_go() throws Exception {
        for (int run = 0; run <= OwnKeys.MOST; run++) {
            keys.hear(request("key", "run-" + run, seal.seal("run-" + run, KEY)));
        }

        assertThat(keys.await("run-0", Duration.ZERO)).isEmpty();
        assertThat(keys.await("run-" + OwnKeys.MOST, Duration.ZERO)).contains(KEY);
    }

    @Test
    void a_key_never_shows_itself() {
        assertThat(KEY.toString()).doesNotContain("0123456789");
    }

    private static ControlRequest request(String action, String executionId, @Nullable String message) {
        return new ControlRequest(action, executionId, null, message, Map.of());
    }
}
