package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged playground in a process of its own. */
final class RunningPlayground implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int START_SECONDS = 120;

    private final Process process;
    private final String site;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private RunningPlayground(Process process, String site) {
        this.process = process;
        this.site = site;
    }

    static RunningPlayground start(Path folder) throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Path page = Files.createDirectories(folder.resolve("site"));
        Files.writeString(page.resolve("index.html"), "<!doctype html><title>test</title>");
        Path log = folder.resolve("errors.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        root.resolve("local-runtime/target/classes") + ":" + root.resolve("local-runtime/target/lib")
                                + "/*",
                        "dev.amplifier.local.launcher.Main",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString(),
                        "--site",
                        page.toString(),
                        "--app",
                        root.resolve("functions/target/azure-functions/functions")
                                .toString(),
                        "--app",
                        root.resolve("warm-pool-host/target/azure-functions/warm-pool-host")
                                .toString())
                .redirectError(log.toFile())
                .start();
        String ready = CompletableFuture.supplyAsync(() -> readyLine(process.inputReader(StandardCharsets.UTF_8)))
                .orTimeout(START_SECONDS, TimeUnit.SECONDS)
                .join();
        if (ready.isEmpty()) {
            throw new AssertionError("it did not start: " + Files.readString(log));
        }
        return new RunningPlayground(process, ready.substring("ready ".length()));
    }

    private static String readyLine(BufferedReader output) {
        return output.lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElse("");
    }

    String site() {
        return site;
    }

    /** Signs a person in, as a browser would, and has a token made for a program. */
    String programToken(String login) throws IOException, InterruptedException {
        JsonNode start = send(request("/api/auth/github/start").GET());
        HttpResponse<Void> redirect = http.send(
                HttpRequest.newBuilder(URI.create(start.get("authorize_url").asText() + "&login=" + login))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String code =
                redirect.headers().firstValue("Location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");
        String finish = JSON.createObjectNode()
                .put("code", code)
                .put("state", start.get("state").asText())
                .toString();
        String person = send(request("/api/auth/github").POST(HttpRequest.BodyPublishers.ofString(finish)))
                .get("token")
                .asText();
        return send(request("/api/auth/programs")
                        .header("Authorization", "Bearer " + person)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .get("token")
                .asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
