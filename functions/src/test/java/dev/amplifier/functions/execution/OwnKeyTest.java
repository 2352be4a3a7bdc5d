package dev.amplifier.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnKeyTest {

    private static final String KEY = "sk-ant-not-a-real-key-0123456789";

    private final TestApp app = new TestApp();
    private final Identity ada = TestApp.someone(Mode.DEVELOPER);

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void the_hosts_get_the_key_sealed_and_the_orchestration_only_the_name_of_the_provider() {
        Answer answer = run("anthropic=" + KEY);

        assertThat(answer.status()).isEqualTo(202);
        String id = answer.json().get("execution_id").asText();
        ControlRequest sent = app.relay().instructions().getFirst();
        assertThat(sent.action()).isEqualTo("key");
        assertThat(sent.executionId()).isEqualTo(id);
        assertThat(sent.message()).isNotBlank().doesNotContain(KEY);
        assertThat(app.hub().request(id).keyProvider()).isEqualTo("anthropic");
        assertThat(Json.write(app.hub().request(id))).doesNotContain(KEY);
        assertThat(app.relay().published(id).toString()).doesNotContain(KEY);
    }

    @Test
    void without_a_key_the_hosts_are_told_nothing() {
        Answer answer = app.call("execute")
                .as(ada)
                .body(Map.of("type", "prompt", "prompt", "Say hello"))
                .send();

        assertThat(app.relay().instructions()).isEmpty();
        assertThat(app.hub().request(answer.json().get("execution_id").asText()).keyProvider())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-not-a-real-key-0123456789",
                "elsewhere=0123456789",
                "anthropic=short",
                "anthropic=with a blank in it"
            })
    void a_header_of_another_form_is_refused_without_repeating_it(String header) {
        Answer answer = run(header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("anthropic and openai");
        assertThat(answer.json().toString()).doesNotContain(header);
        assertThat(app.hub().started()).isZero();
    }

    private Answer run(String header) {
        return app.call("execute")
                .as(ada)
                .header("x-provider-key", header)
                .body(Map.of("type", "prompt", "prompt", "Say hello"))
                .send();
    }
}
