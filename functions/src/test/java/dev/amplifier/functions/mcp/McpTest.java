package dev.amplifier.functions.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.azure.functions.HttpMethod;
import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.HttpDoor;
import dev.amplifier.functions.testing.TestApp;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.contract.Usage;
import dev.amplifier.platform.token.Identity;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The official client of the Java SDK against the endpoint, over a real socket. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class McpTest {

    private static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
            """;
    private static final ExecutionStatus DONE = new ExecutionStatus("completed", List.of(), null, Usage.NONE);

    private final TestApp app = new TestApp();
    private final HttpDoor door = new HttpDoor(
            app, "/api/mcp", Map.of(HttpMethod.POST, "mcp", HttpMethod.GET, "mcpStream", HttpMethod.DELETE, "mcpEnd"));
    private final List<McpSyncClient> clients = new ArrayList<>();
    private final Identity ada = TestApp.someone(Mode.DEVELOPER);

    @AfterEach
    void close() {
        clients.forEach(McpSyncClient::close);
        door.close();
        app.close();
    }

    private McpSyncClient client(Identity user, String... headers) {
        String token = app.call("issueProgramToken")
                .as(user)
                .body(Map.of())
                .send()
                .json()
                .get("token")
                .asText();
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        door.url().toString())
                .endpoint("/api/mcp")
                .jsonMapper(new ContractJson())
                .requestBuilder(request)
                .build();
        McpSyncClient client = McpClient.sync(transport)
                .jsonSchemaValidator(new ToolInputs())
                .requestTimeout(Duration.ofSeconds(30))
                .build();
        clients.add(client);
        client.initialize();
        return client;
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static CallToolResult use(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private void everythingEndsWith(String greeting) {
        app.hub()
                .endEverythingWith(
                        new ExecutionResult("completed", Map.of("greeting", TextNode.valueOf(greeting)), null, DONE));
    }

    @Test
    void a_client_finds_the_recipes_of_its_users_mode_as_tools() {
        McpSyncClient expert = client(TestApp.someone(Mode.EXPERT));
        assertThat(expert.getServerInfo().name()).isEqualTo("amplifier-playground");
        assertThat(expert.getServerInstructions()).contains("execution_status");
        List<String> all = expert.listTools().tools().stream().map(Tool::name).toList();
        assertThat(all).contains("run_recipe", "execution_status", "decide_approval", "cancel_execution");

        int recipes = app.call("gallery")
                .query("type", "recipe")
                .query("mode", "normie")
                .send()
                .json()
                .get("total")
                .asInt();
        assertThat(client(TestApp.someone(Mode.NORMIE)).listTools().tools())
                .filteredOn(tool -> tool.name().startsWith("recipe_"))
                .hasSize(recipes)
                .hasSizeLessThan((int)
                        all.stream().filter(name -> name.startsWith("recipe_")).count());
        expert.ping();
    }

    @Test
    void a_tool_runs_the_recipe_and_answers_with_its_outputs() {
        everythingEndsWith("Hello, Ada");
        CallToolResult result =
                use(client(ada), "run_recipe", Map.of("recipe_yaml", RECIPE, "inputs", Map.of("who", "Ada")));
        assertThat(result.isError()).isFalse();
        assertThat(text(result)).isEqualTo("Hello, Ada");
        assertThat(result.structuredContent()).asString().contains("status=completed", "greeting=Hello, Ada");
    }

    @Test
    void a_recipe_with_faults_is_answered_with_what_to_put_right() {
        CallToolResult result =
                use(client(ada), "run_recipe", Map.of("recipe_yaml", RECIPE.replace("prompt", "promt")));
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("prompt");
        assertThat(app.hub().started()).isZero();
    }

    @Test
    void arguments_that_do_not_fit_are_refused_before_anything_is_started() {
        CallToolResult result = use(client(ada), "run_recipe", Map.of("recipe_yaml", 7));
        assertThat(result.isError()).isTrue();
        assertThat(app.hub().started()).isZero();
    }

    @Test
    void tools_and_pages_share_one_quota() {
        Identity normie = TestApp.someone(Mode.NORMIE);
        for (int i = 0; i < 20; i++) {
            app.call("execute")
                    .as(normie)
                    .body(Map.of("type", "prompt", "prompt", "x"))
                    .send();
        }
        CallToolResult result = use(client(normie), "run_recipe", Map.of("recipe_yaml", RECIPE));
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("All 20 executions of the last 60 minutes are used");
    }

    @Test
    void the_users_own_webhooks_are_tools_with_their_own_quota_and_nobody_elses_are() {
        everythingEndsWith("Hello");
        String url = app.call("mintWebhook")
                .as(ada)
                .body(Map.of("recipe_yaml", RECIPE, "max_per_hour", 1))
                .send()
                .json()
                .get("url")
                .asText();
        McpSyncClient owner = client(ada, "X-Playground-Webhooks", url + ", not-a-webhook");
        assertThat(text(use(owner, "webhook_hello", Map.of("who", "Ada")))).isEqualTo("Hello");
        assertThat(text(use(owner, "webhook_hello", Map.of()))).contains("All 1 calls");

        McpSyncClient stranger = client(TestApp.someone(Mode.DEVELOPER), "X-Playground-Webhooks", url);
        assertThat(stranger.listTools().tools()).extracting(Tool::name).doesNotContain("webhook_hello");
    }

    @Test
    void a_run_that_takes_long_is_followed_and_its_gate_decided() {
        McpSyncClient client = client(ada, "Prefer", "wait=0");
        CallToolResult started = use(client, "run_recipe", Map.of("recipe_yaml", RECIPE));
        assertThat(text(started)).contains("execution_status");
        String id =
                ((Map<?, ?>) started.structuredContent()).get("execution_id").toString();
        app.hub()
                .report(
                        id,
                        new ExecutionStatus(
                                "waiting_approval",
                                List.of(),
                                new ExecutionStatus.Approval("check", "Is it polite?", null, "deny"),
                                Usage.NONE),
                        List.of());
        assertThat(text(use(client(ada), "execution_status", Map.of("execution_id", id))))
                .as("a gate ends the wait")
                .contains("Is it polite?");
        CallToolResult decided = use(
                client,
                "decide_approval",
                Map.of("execution_id", id, "stage", "check", "decision", "approve", "context", Map.of("who", "Ada")));
        assertThat(decided.isError()).isFalse();
        assertThat(app.hub().controls())
                .singleElement()
                .satisfies(control -> assertThat(control.context()).containsEntry("who", TextNode.valueOf("Ada")));
        assertThat(use(client, "cancel_execution", Map.of("execution_id", id)).isError())
                .isFalse();
        use(client, "cancel_execution", Map.of("execution_id", id, "level", "graceful"));
        assertThat(app.hub().controls())
                .filteredOn(control -> control.action().equals("cancel"))
                .extracting(ControlRequest::level)
                .containsExactly("immediate", "graceful");
        assertThat(text(use(client, "cancel_execution", Map.of("execution_id", id, "level", "gently"))))
                .contains("graceful", "immediate");
    }

    @Test
    void executions_of_others_do_not_exist_for_a_tool() {
        String id = app.call("execute")
                .as(TestApp.someone(Mode.DEVELOPER))
                .body(Map.of("type", "prompt", "prompt", "x"))
                .send()
                .json()
                .get("execution_id")
                .asText();
        CallToolResult result = use(client(ada), "execution_status", Map.of("execution_id", id));
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("not yours");
    }

    @Test
    void a_method_that_is_not_known_is_an_error_of_the_protocol() {
        Answer answer = app.call("mcp")
                .as(ada)
                .body(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/dance"))
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void params_that_do_not_fit_are_an_error_of_the_protocol() {
        Answer answer = app.call("mcp")
                .as(ada)
                .body(Map.of("jsonrpc", "2.0", "id", "a", "method", "tools/call"))
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answer.json().at("/id").asText()).isEqualTo("a");
    }

    @Test
    void pages_of_other_sites_and_unknown_versions_are_refused() {
        Map<String, Object> ping = Map.of("jsonrpc", "2.0", "id", 1, "method", "ping");
        assertThat(app.call("mcp")
                        .as(ada)
                        .header("origin", "https://evil.example")
                        .body(ping)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(app.call("mcp")
                        .as(ada)
                        .header("MCP-Protocol-Version", "1999-01-01")
                        .body(ping)
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(app.call("mcp")
                        .as(ada)
                        .header("origin", "http://localhost:7071")
                        .body(ping)
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
