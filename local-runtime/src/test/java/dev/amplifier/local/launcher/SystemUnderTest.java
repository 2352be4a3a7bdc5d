package dev.amplifier.local.launcher;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole playground in a process of its own, with both staged apps, and a signed-in caller. */
public final class SystemUnderTest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HERE = Path.of("..").toAbsolutePath().normalize();
    private static final int START_SECONDS = 120;
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "denied");

    private final Path folder;
    private final Map<String, String> environment;
    private final Path root;
    private final String classPath;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private Process process;
    private String site = "";
    private String token = "";

    /**
     * A system that is not started yet; with the system property {@code packaged} its jar is started, else its classes.
     *
     * @param folder where its data is kept
     * @param environment settings, beside those of this process
     */
    public SystemUnderTest(Path folder, Map<String, String> environment) throws IOException {
        this(
                folder,
                environment,
                HERE,
                Boolean.getBoolean("packaged")
                        ? packaged(HERE)
                        : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    /**
     * Another version than this one, which is packaged, as a system that is not started yet.
     *
     * @param root folder of that version
     */
    public SystemUnderTest(Path folder, Map<String, String> environment, Path root) throws IOException {
        this(folder, environment, root, packaged(root));
    }

    private SystemUnderTest(Path folder, Map<String, String> environment, Path root, String classPath)
            throws IOException {
        this.folder = folder;
        this.environment = environment;
        this.root = root;
        this.classPath = classPath;
        Path page = Files.createDirectories(folder.resolve("site"));
        Files.writeString(page.resolve("index.html"), "<!doctype html><title>test</title>");
    }

    /** Starts it, on the port that it had before if it ran before. */
    public SystemUnderTest start() throws IOException {
        String port = site.isEmpty() ? "0" : site.substring(site.lastIndexOf(':') + 1);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-XX:+AutoCreateSharedArchive",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                classPath,
                Main.class.getName(),
                "--port",
                port,
                "--data",
                folder.resolve("data").toString(),
                "--site",
                folder.resolve("site").toString(),
                "--app",
                root.resolve("functions/target/azure-functions/functions").toString(),
                "--app",
                root.resolve("warm-pool-host/target/azure-functions/warm-pool-host")
                        .toString());
        builder.environment().putAll(environment);
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile()));
        process = builder.start();
        String line = CompletableFuture.supplyAsync(() -> readyLine(process.inputReader(StandardCharsets.UTF_8)))
                .orTimeout(START_SECONDS, TimeUnit.SECONDS)
                .join();
        if (line.isEmpty()) {
            throw new AssertionError("it did not start: " + Files.readString(folder.resolve("errors.log")));
        }
        site = line.substring("ready ".length());
        return this;
    }

    /** The jar, which may be older than the classes but starts in less time. */
    private static String packaged(Path root) {
        Path built = root.resolve("local-runtime/target");
        return built.resolve("local-runtime-0.1.0-SNAPSHOT.jar") + ":" + built.resolve("lib") + "/*";
    }

    /** The line that says where it is; empty if the process ends without one. */
    private static String readyLine(BufferedReader output) {
        return output.lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElse("");
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Ends one of the processes that serve clients, upon which PostgreSQL ends them all and recovers. */
    public void crashDatabase() throws IOException {
        database()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("127.0.0.1("))
                .findFirst()
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends PostgreSQL as a power cut would. */
    public void killDatabase() throws IOException {
        ProcessHandle server = database();
        server.destroyForcibly();
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Where it answers. */
    public URI address() {
        return URI.create(site);
    }

    /** The access token of whoever is signed in. */
    public String token() {
        return token;
    }

    /** The process of the playground. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The server process of PostgreSQL, parent of all its others. */
    public ProcessHandle database() throws IOException {
        Path pidFile = folder.resolve("data/postgres/data/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow();
    }

    /** Signs somebody in; every request from now on is theirs. */
    public void signIn(String login) throws IOException, InterruptedException {
        JsonNode start = get("/api/auth/github/start");
        HttpResponse<Void> redirect = http.send(
                HttpRequest.newBuilder(URI.create(start.path("authorize_url").asText() + "&login=" + login))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String location = redirect.headers().firstValue("Location").orElseThrow();
        String code = location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        JsonNode signedIn = post(
                "/api/auth/github",
                JSON.createObjectNode()
                        .put("code", code)
                        .put("state", start.path("state").asText()));
        token = signedIn.path("token").asText();
    }

    /** Starts a recipe; the answer is the execution's id. */
    public String run(String recipeYaml) throws IOException, InterruptedException {
        return run(recipeYaml, Map.of());
    }

    /** Starts a recipe that comes with further files by path; the answer is the execution's id. */
    public String run(String recipeYaml, Map<String, String> files) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("type", "recipe").put("recipe_yaml", recipeYaml);
        body.set("files", JSON.valueToTree(files));
        return post("/api/execute", body).path("execution_id").asText();
    }

    /** An execution when it has ended. */
    public JsonNode ended(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get("/api/executions/" + id),
                        view -> ENDS.contains(view.path("status").asText()));
    }

    /** An execution when it has got to this status. */
    public JsonNode until(String id, String status) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get("/api/executions/" + id),
                        view -> view.path("status").asText().equals(status));
    }

    /** An execution when it has ended, or waits at a gate other than these. */
    JsonNode endedOrWaiting(String id, Set<String> answered) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get("/api/executions/" + id),
                        view -> ENDS.contains(view.path("status").asText())
                                || view.path("status").asText().equals("waiting_approval")
                                        && !answered.contains(
                                                view.at("/approval/stage").asText()));
    }

    /** Asks; anything but success is an {@link AssertionError}. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    /** Sends, with headers as names and values in turn; anything but success is an {@link AssertionError}. */
    public JsonNode post(String path, JsonNode body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response =
                http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
        if (!List.of(200, 201, 202).contains(response.statusCode())) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
