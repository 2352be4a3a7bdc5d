package dev.amplifier.functions.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** GitHub's token and user endpoints on a real socket. A code is good once and only with the verifier of its challenge. */
public final class GitHubStandIn implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private volatile boolean broken;

    public GitHubStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", this::token);
        server.createContext("/user", this::user);
        server.start();
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** From now on the endpoints answer with 500. */
    public void breakDown() {
        broken = true;
    }

    /** What a browser gets when this person agrees: a code. */
    public String agree(String login, URI authorizeUrl) {
        String code = login + "-" + challenges.size();
        challenges.put(code, form(authorizeUrl.getRawQuery()).get("code_challenge"));
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String challenge = challenges.remove(form.get("code"));
        boolean proved = challenge != null && challenge.equals(challenge(form.get("code_verifier")));
        String login = form.get("code").split("-")[0];
        answer(exchange, proved ? "{\"access_token\":\"gh-" + login + "\"}" : "{\"error\":\"bad_verification_code\"}");
    }

    private void user(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer gh-".length());
        answer(
                exchange,
                "{\"id\":" + Math.abs(login.hashCode()) + ",\"login\":\"" + login
                        + "\",\"name\":null,\"avatar_url\":\"https://avatars.example/" + login + "\"}");
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(broken ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
