package dev.amplifier.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** GitHub's OAuth endpoints, or the local stand-in's. GitHub's own token is used once and forgotten. */
public final class GitHubIdentityProvider implements IdentityProvider {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SignInSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Talks to the endpoints of these settings. */
    public GitHubIdentityProvider(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI authorizeUrl(String state, String codeChallenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", settings.redirectUrl().toString());
        query.put("scope", "read:user");
        query.put("state", state);
        query.put("code_challenge", codeChallenge);
        query.put("code_challenge_method", "S256");
        String separator = settings.authorizeUrl().getQuery() == null ? "?" : "&";
        return URI.create(settings.authorizeUrl() + separator + Pkce.form(query));
    }

    @Override
    public Optional<ProviderUser> exchange(String code, String codeVerifier) {
        return token(code, codeVerifier).map(this::user);
    }

    private Optional<String> token(String code, String codeVerifier) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", settings.clientId());
        fields.put("client_secret", settings.clientSecret());
        fields.put("code", code);
        fields.put("redirect_uri", settings.redirectUrl().toString());
        fields.put("code_verifier", codeVerifier);
        HttpResponse<String> response = send(HttpRequest.newBuilder(settings.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(Pkce.form(fields)))
                .build());
        if (response.statusCode() >= 500) {
            throw new ProviderUnavailableException("token endpoint answered " + response.statusCode(), null);
        }
        return Optional.of(json(response).path("access_token").asText()).filter(token -> !token.isEmpty());
    }

    private ProviderUser user(String token) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(settings.userUrl())
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("User-Agent", "amplifier-playground")
                .timeout(TIMEOUT)
                .build());
        JsonNode user = json(response);
        if (response.statusCode() != 200 || !user.hasNonNull("id") || !user.hasNonNull("login")) {
            throw new ProviderUnavailableException("user endpoint answered " + response.statusCode(), null);
        }
        return new ProviderUser(
                user.get("id").asText(),
                user.get("login").asText(),
                user.path("name").asText(null),
                Optional.ofNullable(user.path("avatar_url").asText(null))
                        .filter(url -> url.startsWith("https://"))
                        .orElse(null));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ProviderUnavailableException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.tree(response.body());
        } catch (MalformedJsonException e) {
            return Json.mapper().createObjectNode();
        }
    }
}
