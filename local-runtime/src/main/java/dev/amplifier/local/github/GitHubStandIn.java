package dev.amplifier.local.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's three sign-in endpoints, as the OAuth web flow uses them, below {@link #ROOT}: {@code authorize}, {@code access_token} and {@code
 * user}. Anybody may sign in under any name, so it answers only requests to loopback and redirects only there. For scripts, {@code
 * authorize} with {@code login=NAME} answers with the redirect at once.
 */
public final class GitHubStandIn extends Handler.Abstract {

    /** Path below which it answers. */
    public static final String ROOT = "/_local/github/";

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?");
    private static final int BODY_BYTES = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = page();

    private final String clientId;
    private final String clientSecret;
    private final Grants grants;

    /** A stand-in that knows one client. */
    public GitHubStandIn(String clientId, String clientSecret, InstantSource clock) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.grants = new Grants(clock);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (!path.startsWith(ROOT)) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        String operation = request.getMethod() + " " + path.substring(ROOT.length());
        switch (operation) {
            case "GET authorize" -> authorize(Request.extractQueryParameters(request), response, callback);
            case "POST access_token" -> accessToken(request, response, callback);
            case "GET user" -> user(request, response, callback);
            default -> Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
        return true;
    }

    private void authorize(Fields query, Response response, Callback callback) {
        String redirectUri = query.getValue("redirect_uri");
        if (!clientId.equals(query.getValue("client_id")) || redirectUri == null || !isLoopback(redirectUri)) {
            html(
                    response,
                    callback,
                    400,
                    message("This sign-in serves only the playground on this computer: client_id and"
                            + " redirect_uri must be its own."));
            return;
        }
        String challenge = query.getValue("code_challenge");
        if (challenge != null && !"S256".equals(query.getValue("code_challenge_method"))) {
            html(response, callback, 400, message("code_challenge_method must be S256."));
            return;
        }
        String login = query.getValue("login");
        if (login == null) {
            html(response, callback, 200, form(query));
        } else if (!LOGIN.matcher(login).matches()) {
            html(
                    response,
                    callback,
                    400,
                    message("A name has 1 to 39 letters, digits and hyphens, and no hyphen at its ends."));
        } else {
            String state = query.getValue("state");
            String target = redirectUri + (redirectUri.contains("?") ? "&" : "?") + "code="
                    + grants.code(login, redirectUri, challenge)
                    + (state == null ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
            response.setStatus(302);
            response.getHeaders().put(HttpHeader.LOCATION, target);
            callback.succeeded();
        }
    }

    private void accessToken(Request request, Response response, Callback callback) throws InterruptedException {
        Optional<JsonNode> form = body(request);
        if (form.isEmpty()) {
            json(
                    response,
                    callback,
                    400,
                    error("bad_request", "The body must be a form or a JSON object of at most 16 KiB."));
            return;
        }
        JsonNode body = form.get();
        if (!clientId.equals(text(body, "client_id")) || !clientSecret.equals(text(body, "client_secret"))) {
            json(
                    response,
                    callback,
                    200,
                    error("incorrect_client_credentials", "The client_id or client_secret is wrong."));
            return;
        }
        String code = text(body, "code");
        Optional<String> token = code == null
                ? Optional.empty()
                : grants.exchange(code, text(body, "redirect_uri"), text(body, "code_verifier"));
        json(
                response,
                callback,
                200,
                token.map(value -> JsonNodeFactory.instance
                                .objectNode()
                                .put("access_token", value)
                                .put("token_type", "bearer")
                                .put("scope", "read:user"))
                        .orElseGet(() ->
                                error("bad_verification_code", "The code is incorrect, was used or has expired.")));
    }

    private void user(Request request, Response response, Callback callback) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String token = authorization == null ? "" : authorization.replaceFirst("^(?i:bearer|token) ", "");
        Optional<String> login = grants.login(token);
        if (login.isEmpty()) {
            json(response, callback, 401, JsonNodeFactory.instance.objectNode().put("message", "Bad credentials"));
            return;
        }
        CRC32 number = new CRC32();
        number.update(login.get().getBytes(StandardCharsets.UTF_8));
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("id", number.getValue());
        user.put("login", login.get());
        user.put("name", login.get());
        user.putNull("email");
        user.put("avatar_url", "");
        json(response, callback, 200, user);
    }

    private static Optional<JsonNode> body(Request request) throws InterruptedException {
        try {
            byte[] bytes = Content.Source.asByteArrayAsync(request, BODY_BYTES).get(10, TimeUnit.SECONDS);
            String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            if (contentType != null && contentType.startsWith("application/json")) {
                return Optional.of(JSON.readTree(bytes)).filter(JsonNode::isObject);
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
                String[] sides = pair.split("=", 2);
                object.put(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "");
            }
            return Optional.of(object);
        } catch (ExecutionException | TimeoutException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).asText() : null;
    }

    private static boolean isLoopback(String address) {
        try {
            String host = URI.create(address).getHost();
            return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ObjectNode error(String error, String description) {
        return JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description);
    }

    private static void json(Response response, Callback callback, int status, JsonNode body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        Content.Sink.write(response, true, body.toString(), callback);
    }

    private static void html(Response response, Callback callback, int status, String content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
        Content.Sink.write(response, true, PAGE.replace("{{content}}", content), callback);
    }

    private static String form(Fields query) {
        StringBuilder hidden = new StringBuilder();
        for (Fields.Field field : query) {
            hidden.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(escape(field.getName()), escape(field.getValue())));
        }
        return """
                <p>No GitHub app is configured, so this computer signs you in by itself. Pick any name: no password, and nothing leaves
                this computer.</p>
                <form method="get">%s
                <label for="login">Name</label>
                <input id="login" name="login" value="octocat" maxlength="39" pattern="[A-Za-z0-9]([A-Za-z0-9\\-]*[A-Za-z0-9])?"
                required autofocus autocomplete="username">
                <button type="submit">Sign in locally</button>
                </form>""".formatted(hidden);
    }

    private static String message(String text) {
        return "<p role=\"alert\">" + escape(text) + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String page() {
        try (InputStream page = GitHubStandIn.class.getResourceAsStream("sign-in.html")) {
            if (page == null) {
                throw new IllegalStateException("sign-in.html is missing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("sign-in.html cannot be read", e);
        }
    }
}
