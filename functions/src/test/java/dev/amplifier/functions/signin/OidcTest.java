package dev.amplifier.functions.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.OidcStandIn.Fault;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OidcTest {

    private final TestApp app = new TestApp(Map.of("ada", Mode.NORMIE, "ada@localhost", Mode.EXPLORER));

    @AfterEach
    void close() {
        app.close();
    }

    private Answer signIn(String login) {
        Answer start = app.call("startOidcSignIn").send();
        assertThat(start.status()).as(start.text()).isEqualTo(200);
        return finish("finishOidcSignIn", start, code(login, start));
    }

    private String code(String login, Answer start) {
        return app.oidc()
                .agree(login, URI.create(start.json().get("authorize_url").asText()));
    }

    private Answer finish(String operation, Answer start, String code) {
        return app.call(operation)
                .header("cookie", "playground_signin=" + start.cookie("playground_signin"))
                .body(Map.of("code", code, "state", start.json().get("state").asText()))
                .send();
    }

    @Test
    void whoever_the_provider_vouches_for_gets_a_session() {
        Answer session = signIn("grace@example.org");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.header("set-cookie")).contains("HttpOnly", "Secure", "SameSite=Strict");
        Answer me = app.call("me")
                .header("authorization", "Bearer " + session.json().get("token").asText())
                .send();
        assertThat(me.json().get("id").asText()).isEqualTo("oidc:sub-grace@example.org");
        assertThat(me.json().get("login").asText()).isEqualTo("grace@example.org");
        assertThat(me.json().get("name").asText()).isEqualTo("Person grace@example.org");
    }

    @Test
    void whoever_begins_is_told_every_way_in() {
        assertThat(app.call("startGitHubSignIn").send().json().get("ways"))
                .extracting(JsonNode::asText)
                .containsExactly("github", "oidc");
    }

    @Test
    void a_name_at_the_provider_is_never_taken_for_a_login_at_github() {
        assertThat(signIn("ada").json().at("/user/ceiling").asText())
                .as("the ceiling of ada@localhost, not of ada")
                .isEqualTo("explorer");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WRONG_ISSUER",
                "WRONG_AUDIENCE",
                "OTHER_PARTY",
                "WRONG_NONCE",
                "NO_NONCE",
                "EXPIRED",
                "NOT_YET_VALID",
                "UNSIGNED",
                "FOREIGN_KEY",
                "SHARED_SECRET",
                "NO_SUBJECT",
                "NO_TOKEN"
            })
    void a_token_with_any_fault_lets_nobody_in(Fault fault) {
        app.oidc().make(fault);
        assertThat(signIn("eve").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_JSON", "DOWN"})
    void a_provider_that_is_not_well_is_reported_as_such(Fault fault) {
        Answer start = app.call("startOidcSignIn").send();
        app.oidc().make(fault);
        Answer answer = finish("finishOidcSignIn", start, code("ada", start));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("10");
    }

    @Test
    void a_provider_that_is_down_before_it_was_ever_asked_is_reported_as_such() {
        app.oidc().make(Fault.DOWN);
        assertThat(app.call("startOidcSignIn").send().status()).isEqualTo(503);
        app.oidc().make(Fault.NONE);
        assertThat(signIn("ada").status()).as("it is asked again").isEqualTo(200);
    }

    @Test
    void a_discovery_document_of_another_issuer_is_not_believed() {
        app.oidc().claimToBe("https://evil.example");
        assertThat(app.call("startOidcSignIn").send().status()).isEqualTo(503);
    }

    @Test
    void a_key_that_the_provider_has_rotated_is_found() {
        assertThat(signIn("ada").status()).isEqualTo(200);
        app.oidc().rotateKey();
        assertThat(signIn("ada").status()).isEqualTo(200);
    }

    @Test
    void a_code_is_good_once_and_only_in_the_browser_that_asked() {
        Answer start = app.call("startOidcSignIn").send();
        String code = code("ada", start);
        Answer other = app.call("startOidcSignIn").send();
        assertThat(finish("finishOidcSignIn", other, code).status()).isEqualTo(401);
        assertThat(finish("finishOidcSignIn", start, code).status())
                .as("it was used up by the other browser's attempt")
                .isEqualTo(401);
    }

    @Test
    void what_was_begun_with_one_provider_is_not_finished_with_the_other() {
        Answer start = app.call("startOidcSignIn").send();
        assertThat(finish("finishGitHubSignIn", start, code("ada", start)).status())
                .isEqualTo(401);
    }
}
