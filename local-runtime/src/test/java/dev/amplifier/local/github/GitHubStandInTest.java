package dev.amplifier.local.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GitHubStandInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLBACK = "http://localhost:7071/auth/callback/";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new GitHubStandIn("client", "secret", now::get));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void the_page_says_that_it_is_not_github_and_keeps_what_the_app_sent() throws Exception {
        HttpResponse<String> page = get("authorize?client_id=client&state=%3Cb%3E&redirect_uri=" + encoded(CALLBACK));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("not GitHub")
                .contains("value=\"&lt;b>\"")
                .doesNotContain("<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void a_named_sign_in_redirects_at_once_and_the_code_becomes_a_token_and_a_user() throws Exception {
        String code = code("ana", challenge());

        JsonNode granted = exchange(code, VERIFIER);
        HttpResponse<String> user = http.send(
                request("user")
                        .header(
                                "Authorization",
                                "Bearer " + granted.path("access_token").asText())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(user.body()).path("login").asText()).isEqualTo("ana");
        assertThat(JSON.readTree(user.body()).path("id").asLong()).isPositive();
    }

    @Test
    void a_code_is_good_for_one_exchange_only() throws Exception {
        String code = code("ana", challenge());
        exchange(code, VERIFIER);

        assertThat(exchange(code, VERIFIER).path("error").asText()).isEqualTo("bad_verification_code");
    }

    @Test
    void a_code_is_no_good_without_the_verifier_that_belongs_to_it() throws Exception {
        assertThat(exchange(code("ana", challenge()), "another").path("error").asText())
                .isEqualTo("bad_verification_code");
    }

    @Test
    void a_code_expires() throws Exception {
        String code = code("ana", challenge());
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(11)));

        assertThat(exchange(code, VERIFIER).path("error").asText()).isEqualTo("bad_verification_code");
    }

    @Test
    void nobody_is_sent_to_another_computer() throws Exception {
        assertThat(get("authorize?client_id=client&login=ana&redirect_uri=" + encoded("https://example.com/"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_name_that_github_would_not_allow_is_refused() throws Exception {
        assertThat(get("authorize?client_id=client&login=-x-&redirect_uri=" + encoded(CALLBACK))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_token_that_was_not_given_out_is_nobody() throws Exception {
        HttpResponse<String> user = http.send(
                request("user").header("Authorization", "Bearer gho_guess").build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(user.statusCode()).isEqualTo(401);
    }

    private String code(String login, String challenge) throws Exception {
        HttpResponse<String> redirect =
                get("authorize?client_id=client&state=s&code_challenge_method=S256&code_challenge=" + challenge
                        + "&login=" + login + "&redirect_uri=" + encoded(CALLBACK));
        assertThat(redirect.statusCode()).isEqualTo(302);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK).contains("state=s");
        return location.replaceFirst(".*code=([^&]+).*", "$1");
    }

    private JsonNode exchange(String code, String verifier) throws Exception {
        String form = "client_id=client&client_secret=secret&code=" + code + "&code_verifier=" + verifier
                + "&redirect_uri=" + encoded(CALLBACK);
        HttpResponse<String> answer = http.send(
                request("access_token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private HttpResponse<String> get(String operation) throws Exception {
        return http.send(request(operation).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String operation) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + connector.getLocalPort() + GitHubStandIn.ROOT + operation));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
