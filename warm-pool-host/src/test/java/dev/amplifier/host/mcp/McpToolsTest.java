package dev.amplifier.host.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.secret.Secret;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** With a real server of the same SDK on a loopback socket. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class McpToolsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static Server jetty;
    private static McpSyncServer server;
    private static URI address;

    @BeforeAll
    static void open() throws Exception {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        server = io.modelcontextprotocol.server.McpServer.sync(transport)
                .serverInfo("test", "1")
                .jsonSchemaValidator((schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(""))
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .toolCall(
                        tool("echo", "Says it again."),
                        (exchange, call) -> said("you said " + call.arguments().get("text")))
                .toolCall(tool("huge", "x".repeat(5_000)), (exchange, call) -> said("x".repeat(200_000)))
                .toolCall(tool("flood", "Sends too much."), (exchange, call) -> said("x".repeat(10 << 20)))
                .toolCall(tool("slow", "Takes its time."), (exchange, call) -> {
                    awaitEnd();
                    return said("late");
                })
                .toolCall(
                        tool("failing", "Fails."),
                        (exchange, call) -> McpSchema.CallToolResult.builder()
                                .addTextContent("it went wrong")
                                .isError(true)
                                .build())
                .build();
        jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        jetty.setHandler(context);
        jetty.start();
        address =
                URI.create("http://127.0.0.1:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort() + "/mcp");
    }

    @AfterAll
    static void close() throws Exception {
        OVER.countDown();
        server.close();
        jetty.stop();
    }

    @Test
    void tools_of_a_server_on_the_list_are_offered_and_called() {
        List<Tool> tools = tools("{\"servers\": [\"wiki\"]}");

        assertThat(tools)
                .extracting(Tool::name)
                .contains("mcp_wiki_echo", "mcp_wiki_huge", "mcp_wiki_slow", "mcp_wiki_failing");
        assertThat(tool(tools, "mcp_wiki_echo").inputSchema().path("type").asText())
                .isEqualTo("object");
        assertThat(call(tools, "mcp_wiki_echo", new Cancellation())).isEqualTo(ToolResult.ok("you said hello"));
    }

    @Test
    void a_server_that_is_not_on_the_list_is_not_asked_whatever_the_bundle_says() {
        assertThat(tools("{\"servers\": {\"other\": {\"url\": \"" + address + "\"}}}"))
                .isEmpty();
        assertThat(tools("{\"servers\": [\"" + address + "\"]}")).isEmpty();
        assertThat(tools("{}")).isEmpty();
        assertThat(tools("{\"servers\": {\"wiki\": {\"command\": \"rm\", \"args\": [\"-rf\"]}}}"))
                .as("the name picks; the command is never looked at")
                .isNotEmpty();
    }

    @Test
    void an_error_of_the_tool_is_an_error() {
        assertThat(call(tools("{\"servers\": [\"wiki\"]}"), "mcp_wiki_failing", new Cancellation()))
                .isEqualTo(ToolResult.error("it went wrong"));
    }

    @Test
    void what_is_long_is_cut_and_what_is_too_large_is_refused() {
        List<Tool> tools = tools("{\"servers\": [\"wiki\"]}");

        assertThat(tool(tools, "mcp_wiki_huge").description()).hasSize(1_000);
        assertThat(call(tools, "mcp_wiki_huge", new Cancellation()).content())
                .hasSizeLessThan(50_100)
                .endsWith("cut");
        assertThat(call(tools, "mcp_wiki_flood", new Cancellation()).isError()).isTrue();
    }

    @Test
    void a_slow_tool_is_left_in_time() {
        McpServer hasty = new McpServer("wiki", address, Optional.empty());
        List<Tool> tools = new McpTools(List.of(hasty), Duration.ofSeconds(2), InstantSource.system())
                .of(module("{\"servers\": [\"wiki\"]}"));

        assertThat(call(tools, "mcp_wiki_slow", new Cancellation()).content()).contains("'wiki'");
    }

    @Test
    void a_cancelled_call_ends() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(call(tools("{\"servers\": [\"wiki\"]}"), "mcp_wiki_slow", cancellation))
                .isEqualTo(ToolResult.error("the turn was cancelled"));
    }

    @Test
    void a_server_that_does_not_speak_the_protocol_has_no_tools() throws IOException {
        for (String senseless : new String[] {
            "<html>", "{}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":\"none\"}}", "x".repeat(6 << 20)
        }) {
            HttpServer hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            hostile.createContext("/", exchange -> {
                byte[] body = senseless.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            hostile.start();
            try {
                URI there =
                        URI.create("http://127.0.0.1:" + hostile.getAddress().getPort() + "/mcp");
                McpServer bad = new McpServer("bad", there, Optional.of(Secret.of("token")));

                assertThat(new McpTools(List.of(bad), Duration.ofSeconds(3), InstantSource.system())
                                .of(module("{\"servers\": [\"bad\"]}")))
                        .isEmpty();
            } finally {
                hostile.stop(0);
            }
        }
    }

    private static List<Tool> tools(String config) {
        McpServer wiki = new McpServer("wiki", address, Optional.of(Secret.of("token")));
        return new McpTools(List.of(wiki), PATIENCE, InstantSource.system()).of(module(config));
    }

    private static Bundle.Module module(String config) {
        return new Bundle.Module("tool-mcp", "tool-mcp", null, (ObjectNode) Json.tree(config), List.of("test"));
    }

    private static Tool tool(List<Tool> tools, String name) {
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToolResult call(List<Tool> tools, String name, Cancellation cancellation) {
        ToolContext context = new ToolContext(new Workspace(), new TodoList(), event -> {}, cancellation);
        return tool(tools, name).call(JsonNodeFactory.instance.objectNode().put("text", "hello"), context);
    }

    private static McpSchema.Tool tool(String name, String description) {
        return McpSchema.Tool.builder(
                        name, Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string"))))
                .description(description)
                .build();
    }

    private static McpSchema.CallToolResult said(String text) {
        return McpSchema.CallToolResult.builder().addTextContent(text).build();
    }

    private static void awaitEnd() {
        try {
            if (!OVER.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
