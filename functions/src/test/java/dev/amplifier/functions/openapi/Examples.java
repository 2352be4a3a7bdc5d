package dev.amplifier.functions.openapi;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.SignedHook;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.contract.Usage;
import dev.amplifier.platform.token.Identity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** One request of each operation that is served, made afresh for a user nobody has seen before. */
final class Examples {

    static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
            """;

    private static final String SKILL = "---\nname: greeting\ndescription: How to greet.\n---\nSay hello.\n";

    private static final ExecutionStatus WAITING = new ExecutionStatus(
            "waiting_approval",
            List.of(),
            new ExecutionStatus.Approval("plan/check", "Good?", null, "deny"),
            Usage.NONE);

    private final TestApp app;
    private final SortedMap<String, Function<Identity, Call>> all = new TreeMap<>();

    Examples(TestApp app) {
        this.app = app;
        openToAll();
        signIn();
        executions();
        documents();
        webhooks();
    }

    SortedMap<String, Function<Identity, Call>> all() {
        return all;
    }

    Call of(String operation) {
        return all.get(operation).apply(TestApp.someone(Mode.EXPERT));
    }

    private void openToAll() {
        all.put("health", who -> app.call("health"));
        all.put("openapi", who -> app.call("openapi"));
        all.put("docs", who -> app.call("docs"));
        all.put("models", who -> app.call("models"));
        all.put("schema", who -> app.call("schema").path("type", "recipe"));
        all.put(
                "gallery",
                who -> app.call("gallery")
                        .query("type", "recipe")
                        .query("mode", "expert")
                        .query("q", "summary")
                        .query("sort", "new")
                        .query("limit", "5")
                        .query("offset", "0"));
        all.put("galleryItem", who -> app.call("galleryItem").path("id", galleryId()));
        all.put("communityRecipes", who -> app.call("communityRecipes").query("limit", "5"));
        all.put(
                "track",
                who -> app.call("track")
                        .body(Map.of(
                                "events",
                                List.of(Map.of("name", "page_view", "properties", Map.of("tab", "gallery"))))));
    }

    private void signIn() {
        all.put("startGitHubSignIn", who -> app.call("startGitHubSignIn"));
        all.put("finishGitHubSignIn", who -> finishSignIn());
        all.put("startOidcSignIn", who -> app.call("startOidcSignIn"));
        all.put("finishOidcSignIn", who -> finishOidcSignIn());
        all.put("refreshSession", who -> app.call("refreshSession").header("cookie", refreshCookie()));
        all.put("signOut", who -> app.call("signOut").header("cookie", refreshCookie()));
        all.put(
                "issueProgramToken",
                who -> app.call("issueProgramToken").as(who).body(Map.of("mode", "developer", "expires_in_days", 7)));
        all.put("revokeProgramTokens", who -> app.call("revokeProgramTokens").as(who));
        all.put("me", who -> app.call("me").as(who));
        all.put("changeMode", who -> app.call("changeMode").as(who).body(Map.of("mode", "normie")));
    }

    private void executions() {
        all.put(
                "execute",
                who -> app.call("execute")
                        .as(who)
                        .body(Map.of(
                                "type",
                                "prompt",
                                "prompt",
                                "Say hello",
                                "bundle",
                                "code",
                                "conversation",
                                List.of(Map.of("role", "user", "content", "Hello?")),
                                "images",
                                List.of(Map.of("media_type", "image/gif", "data", "R0lGODlhAQ==")),
                                "max_cost_usd",
                                0.5,
                                "files",
                                Map.of("notes.md", "hello"))));
        all.put("executeRecipe", who -> app.call("executeRecipe").as(who).body(recipeRun()));
        all.put("planRecipe", who -> app.call("planRecipe").as(who).body(recipeRun()));
        all.put("getExecution", who -> execution("getExecution", who).query("replay", "true"));
        all.put("exportExecution", who -> execution("exportExecution", who));
        all.put("cancelExecution", who -> execution("cancelExecution", who));
        all.put("pauseExecution", who -> execution("pauseExecution", who));
        all.put("resumeExecution", who -> execution("resumeExecution", who));
        all.put(
                "negotiateStream",
                who -> app.call("negotiateStream").as(who).body(Map.of("executions", List.of(started(who)))));
        all.put("decideApproval", this::decision);
        all.put("rerunExecution", this::rerun);
    }

    private void documents() {
        all.put("validate", who -> app.call("validate").as(who).body(Map.of("type", "recipe", "yaml", RECIPE)));
        all.put("resolveBundle", who -> app.call("resolveBundle").as(who).body(Map.of("name", "code")));
        all.put(
                "publishRecipe",
                who -> app.call("publishRecipe")
                        .as(who)
                        .body(Map.of(
                                "recipe_yaml",
                                RECIPE.replace("name: hello", "name: hello-" + UUID.randomUUID()),
                                "category",
                                "text",
                                "tags",
                                List.of("greeting"))));
        all.put(
                "createSkill",
                who -> app.call("createSkill")
                        .as(who)
                        .body(Map.of(
                                "name", "greeting",
                                "description", "How to greet.",
                                "instructions", "Say hello.",
                                "allowed_tools", List.of("read_file"))));
        all.put(
                "exportSkill",
                who -> app.call("exportSkill")
                        .as(who)
                        .body(Map.of("skill_md", SKILL, "files", Map.of("words.txt", "hello"), "format", "python")));
    }

    private void webhooks() {
        all.put("mintWebhook", this::mint);
        all.put(
                "mcp",
                who -> app.call("mcp")
                        .as(who)
                        .header("prefer", "wait=0")
                        .header("x-playground-webhooks", hook(who).token())
                        .body(Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                7,
                                "method",
                                "tools/call",
                                "params",
                                Map.of("name", "webhook_hello", "arguments", Map.of("who", "Ada")))));
        all.put("mcpStream", who -> app.call("mcpStream"));
        all.put("mcpEnd", who -> app.call("mcpEnd"));
        all.put(
                "callWebhook",
                who -> hook(who).call(app, "msg-1", "{\"who\":\"Ada\"}").query("wait", "0"));
        all.put("webhookExecution", who -> status(hook(who)));
        all.put("decideWebhookApproval", who -> hookDecision(hook(who)));
        all.put("revokeWebhooks", who -> app.call("revokeWebhooks").as(who));
        all.put(
                "describeWebhook",
                who -> app.call("describeWebhook").path("token", hook(who).token()));
    }

    private static Map<String, Object> recipeRun() {
        return Map.of("recipe_yaml", RECIPE, "inputs", Map.of("who", "Ada"), "compatibility", "strict");
    }

    private Call mint(Identity who) {
        return app.call("mintWebhook")
                .as(who)
                .body(Map.of(
                        "recipe_yaml", RECIPE, "inputs", Map.of("tone", "warm"), "max_per_hour", 5, "max_cost_usd", 1));
    }

    private SignedHook hook(Identity who) {
        return SignedHook.of(mint(who).send());
    }

    private String startedBy(SignedHook hook) {
        Answer started = hook.call(app, "msg-1", "{}").send();
        return started.json().get("execution_id").asText();
    }

    private Call status(SignedHook hook) {
        String id = startedBy(hook);
        return hook.sign(app.call("webhookExecution").path("id", id), "msg-2", id, Instant.now())
                .query("wait", "0");
    }

    private Call hookDecision(SignedHook hook) {
        String id = startedBy(hook);
        app.hub().report(id, WAITING, List.of());
        String body =
                Json.write(Map.of("execution_id", id, "stage", "plan/check", "decision", "deny", "message", "No."));
        return hook.sign(app.call("decideWebhookApproval"), "msg-2", body, Instant.now())
                .text(body);
    }

    private String galleryId() {
        return app.call("gallery")
                .query("limit", "1")
                .send()
                .json()
                .at("/items/0/id")
                .asText();
    }

    private Call finishSignIn() {
        Answer start = app.call("startGitHubSignIn").send();
        URI authorize = URI.create(start.json().get("authorize_url").asText());
        return app.call("finishGitHubSignIn")
                .header("cookie", "playground_signin=" + start.cookie("playground_signin"))
                .body(Map.of(
                        "code", app.github().agree("ada", authorize),
                        "state", start.json().get("state").asText()));
    }

    private Call finishOidcSignIn() {
        Answer start = app.call("startOidcSignIn").send();
        URI authorize = URI.create(start.json().get("authorize_url").asText());
        return app.call("finishOidcSignIn")
                .header("cookie", "playground_signin=" + start.cookie("playground_signin"))
                .body(Map.of(
                        "code", app.oidc().agree("ada", authorize),
                        "state", start.json().get("state").asText()));
    }

    private String refreshCookie() {
        return "playground_refresh=" + finishSignIn().send().cookie("playground_refresh");
    }

    private String started(Identity who) {
        return app.call("executeRecipe")
                .as(who)
                .body(recipeRun())
                .send()
                .json()
                .get("execution_id")
                .asText();
    }

    private Call execution(String operation, Identity who) {
        return app.call(operation).as(who).path("id", started(who));
    }

    private Call decision(Identity who) {
        String id = started(who);
        app.hub().report(id, WAITING, List.of());
        return app.call("decideApproval")
                .as(who)
                .path("id", id)
                .path("stage", "plan%2Fcheck")
                .body(Map.of("decision", "approve", "message", "Fine.", "context", Map.of("who", "Grace")));
    }

    private Call rerun(Identity who) {
        String id = started(who);
        ExecutionStatus.Step step = new ExecutionStatus.Step(
                "greet", "greet", "completed", "2026-11-23T10:00:00Z", "2026-11-23T10:00:01Z", 1);
        ExecutionStatus done = new ExecutionStatus("completed", List.of(step), null, Usage.NONE);
        app.hub()
                .end(
                        id,
                        new ExecutionResult("completed", Map.of("greeting", TextNode.valueOf("Hello")), null, done),
                        Json.tree("{\"greet\":{\"o\":\"Hello\"}}"));
        return app.call("rerunExecution").as(who).path("id", id).body(Map.of("from_step", "greet"));
    }
}
