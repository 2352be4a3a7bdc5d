package dev.amplifier.functions.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.Mode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    private static final TestApp APP = new TestApp(Map.of("grace", Mode.EXPLORER));

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Answer signIn(String login) {
        Answer start = APP.call("startGitHubSignIn").send();
        URI authorize = URI.create(start.json().get("authorize_url").asText());
        return APP.call("finishGitHubSignIn")
                .header("cookie", "other=1; playground_signin=" + start.cookie("playground_signin"))
                .body(Map.of(
                        "code", APP.github().agree(login, authorize),
                        "state", start.json().get("state").asText()))
                .send();
    }

    @Test
    void whoever_signs_in_gets_a_token_that_says_who_they_are() {
        Answer session = signIn("ada");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.header("set-cookie")).contains("HttpOnly", "Secure", "SameSite=Strict");

        Answer me = APP.call("me")
                .header("authorization", "Bearer " + session.json().get("token").asText())
                .send();
        assertThat(me.json().get("login").asText()).isEqualTo("ada");
        assertThat(me.json().get("mode").asText()).isEqualTo("developer");
        assertThat(me.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void a_client_may_put_the_cookie_in_quotes() {
        Answer start = APP.call("startGitHubSignIn").send();
        URI authorize = URI.create(start.json().get("authorize_url").asText());
        Answer answer = APP.call("finishGitHubSignIn")
                .header(
                        "cookie",
                        "$Version=\"1\"; playground_signin=\"" + start.cookie("playground_signin")
                                + "\";$Path=\"/api/auth\"")
                .body(Map.of(
                        "code", APP.github().agree("ada", authorize),
                        "state", start.json().get("state").asText()))
                .send();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_sign_in_that_another_browser_began_is_refused() {
        Answer mine = APP.call("startGitHubSignIn").send();
        Answer theirs = APP.call("startGitHubSignIn").send();
        URI authorize = URI.create(theirs.json().get("authorize_url").asText());
        Map<String, String> body = Map.of(
                "code", APP.github().agree("eve", authorize),
                "state", theirs.json().get("state").asText());

        assertThat(APP.call("finishGitHubSignIn").body(body).send().status()).isEqualTo(401);
        assertThat(APP.call("finishGitHubSignIn")
                        .header("cookie", "playground_signin=" + mine.cookie("playground_signin"))
                        .body(body)
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_code_is_worthless_without_the_verifier_of_its_challenge() {
        Answer victim = APP.call("startGitHubSignIn").send();
        String code = APP.github()
                .agree("ada", URI.create(victim.json().get("authorize_url").asText()));
        Answer thief = APP.call("startGitHubSignIn").send();
        Answer answer = APP.call("finishGitHubSignIn")
                .header("cookie", "playground_signin=" + thief.cookie("playground_signin"))
                .body(Map.of("code", code, "state", thief.json().get("state").asText()))
                .send();
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_session_goes_on_with_the_refresh_cookie_until_it_is_signed_out() {
        String cookie = "playground_refresh=" + signIn("ada").cookie("playground_refresh");
        Answer refreshed = APP.call("refreshSession").header("cookie", cookie).send();
        assertThat(refreshed.status()).isEqualTo(200);

        String next = "playground_refresh=" + refreshed.cookie("playground_refresh");
        assertThat(APP.call("signOut").header("cookie", next).send().status()).isEqualTo(204);
        assertThat(APP.call("refreshSession").header("cookie", next).send().status())
                .isEqualTo(401);
    }

    @Test
    void another_site_cannot_refresh_a_session() {
        String cookie = "playground_refresh=" + signIn("ada").cookie("playground_refresh");
        Answer answer = APP.call("refreshSession")
                .header("cookie", cookie)
                .header("sec-fetch-site", "cross-site")
                .send();
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_mode_is_changed_up_to_the_ceiling_and_no_further() {
        Answer session = signIn("grace");
        assertThat(session.json().at("/user/mode").asText())
                .as("the default mode is above the ceiling")
                .isEqualTo("explorer");
        String bearer = "Bearer " + session.json().get("token").asText();

        Answer lower = APP.call("changeMode")
                .header("authorization", bearer)
                .header("cookie", "playground_refresh=" + session.cookie("playground_refresh"))
                .body(Map.of("mode", "normie"))
                .send();
        assertThat(lower.json().at("/user/mode").asText()).isEqualTo("normie");
        Answer refreshed = APP.call("refreshSession")
                .header("cookie", "playground_refresh=" + lower.cookie("playground_refresh"))
                .send();
        assertThat(refreshed.json().at("/user/mode").asText())
                .as("the mode stays")
                .isEqualTo("normie");

        assertThat(APP.call("changeMode")
                        .header("authorization", bearer)
                        .body(Map.of("mode", "developer"))
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(APP.call("changeMode")
                        .header("authorization", bearer)
                        .body(Map.of("mode", "god"))
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobody_is_anybody_without_a_token() {
        Answer answer = APP.call("me").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(APP.call("me").header("authorization", "Bearer x.y.z").send().status())
                .isEqualTo(401);
    }

    @Test
    void a_provider_that_is_down_is_reported_as_such() {
        try (TestApp app = new TestApp()) {
            app.github().breakDown();
            Answer start = app.call("startGitHubSignIn").send();
            Answer answer = app.call("finishGitHubSignIn")
                    .header("cookie", "playground_signin=" + start.cookie("playground_signin"))
                    .body(Map.of(
                            "code", "ada-0", "state", start.json().get("state").asText()))
                    .send();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("10");
        }
    }
}
