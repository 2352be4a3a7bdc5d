package dev.amplifier.functions.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgramsTest {

    private static final TestApp APP = new TestApp(Map.of("grace", Mode.EXPLORER));

    private final Identity ada = TestApp.someone(Mode.DEVELOPER);

    @AfterAll
    static void close() {
        APP.close();
    }

    private Answer issue(Map<String, Object> body) {
        return APP.call("issueProgramToken").as(ada).body(body).send();
    }

    private static Call with(String operation, Answer issued) {
        return APP.call(operation)
                .header("authorization", "Bearer " + issued.json().get("token").asText());
    }

    @Test
    void a_program_speaks_for_its_user_in_the_mode_that_was_chosen() {
        Answer issued = issue(Map.of("mode", "explorer", "expires_in_days", 1));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().get("token").asText()).startsWith("pgt_");
        Answer me = with("me", issued).send();
        assertThat(me.json().get("id").asText()).isEqualTo(ada.id());
        assertThat(me.json().get("mode").asText()).isEqualTo("explorer");
    }

    @Test
    void what_a_program_starts_counts_for_its_user() {
        Answer started = with("execute", issue(Map.of()))
                .body(Map.of("type", "prompt", "prompt", "Say hello"))
                .send();
        assertThat(started.json().get("rate_limit_remaining").asInt()).isEqualTo(99);
        Answer seen = APP.call("getExecution")
                .as(ada)
                .path("id", started.json().get("execution_id").asText())
                .send();
        assertThat(seen.status()).isEqualTo(200);
    }

    @Test
    void after_a_revocation_no_program_of_that_user_gets_in() {
        Answer issued = issue(Map.of());
        assertThat(APP.call("revokeProgramTokens").as(ada).send().status()).isEqualTo(204);
        assertThat(with("me", issued).send().status()).isEqualTo(401);
        assertThat(with("me", issue(Map.of())).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issueProgramToken", "revokeProgramTokens", "revokeWebhooks", "changeMode"})
    void a_program_can_not_give_itself_more_nor_revoke(String operation) {
        Answer answer =
                with(operation, issue(Map.of())).body(Map.of("mode", "expert")).send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").asText()).endsWith("#problem-forbidden");
    }

    @Test
    void a_program_is_never_above_its_users_ceiling() {
        Identity grace = new Identity(UUID.randomUUID().toString(), "grace", null, null, Mode.EXPLORER, Mode.EXPLORER);
        assertThat(APP.call("issueProgramToken")
                        .as(grace)
                        .body(Map.of("mode", "expert"))
                        .send()
                        .status())
                .isEqualTo(403);
        Identity before = new Identity(grace.id(), "grace", null, null, Mode.EXPERT, Mode.EXPERT);
        Answer issued = APP.call("issueProgramToken").as(before).body(Map.of()).send();
        assertThat(with("me", issued).send().json().get("mode").asText())
                .as("the ceiling was lowered after the token was issued")
                .isEqualTo("explorer");
    }
}
