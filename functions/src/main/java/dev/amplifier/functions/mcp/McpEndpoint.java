package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.functions.webhook.Webhooks;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Identity;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves messages of the Model Context Protocol over its streamable HTTP transport, each by itself: there are no sessions and no streams, so any
 * process can answer any message. Safe for use by several threads.
 */
public final class McpEndpoint {

    /** Clients give up on a request after a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;]\\s*)wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final ContractJson JSON = new ContractJson();
    private static final ToolInputs INPUTS = new ToolInputs();
    private static final String INSTRUCTIONS = """
            Tools that begin with recipe_ and webhook_ run a recipe and answer with its outputs. If a run takes longer than a call may, the answer \
            names the execution; ask for it with execution_status. A stage that asks for approval is decided by a human: show what it asks, then \
            use decide_approval.""";

    private final List<Toolbox> toolboxes;
    private final URI publicUrl;
    private final InstantSource clock;

    /**
     * Offers what these parts can do.
     *
     * @param gallery the built-in items with their texts
     * @param publicUrl the only origin whose pages may call
     */
    public McpEndpoint(
            Supplier<List<GalleryItem>> gallery,
            RecipeSource recipes,
            ExecutionStarter starter,
            Executions executions,
            Webhooks webhooks,
            URI publicUrl,
            InstantSource clock) {
        this.toolboxes = List.of(
                new RecipeTools(gallery, recipes, starter), new WebhookTools(webhooks), new ExecutionTools(executions));
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * Serves one message.
     *
     * @param message checked against the contract
     * @throws Problem if it comes from another site's page or speaks a version that is not known
     */
    ApiResponse serve(ApiRequest call, JsonNode message, Identity caller, Orchestrations hub) {
        refuseOtherSites(call);
        OneMessage transport = new OneMessage();
        refuseUnknownVersion(call, transport.protocolVersions());
        if (!message.has("method") || !message.has("id")) {
            return ApiResponse.empty(202);
        }
        Turn turn = new Turn(call, caller, hub, new Runs(hub, wait(call), clock));
        McpServer.sync(transport)
                .jsonMapper(JSON)
                .jsonSchemaValidator(INPUTS)
                .serverInfo("amplifier-playground", "1")
                .instructions(INSTRUCTIONS)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tools(turn))
                .immediateExecution(true)
                .build();
        JSONRPCRequest request = Json.mapper().convertValue(message, JSONRPCRequest.class);
        return ApiResponse.json(200, handle(transport, request));
    }

    /** What goes wrong in a tool is answered by the tool, so what is thrown here is about the message's own form. */
    private static JSONRPCResponse handle(OneMessage transport, JSONRPCRequest request) {
        try {
            return Objects.requireNonNull(transport
                    .handler()
                    .handleRequest(McpTransportContext.EMPTY, request)
                    .block());
        } catch (RuntimeException e) {
            LOG.warn("A message was not understood: {}", e.getClass().getName());
            return JSONRPCResponse.error(
                    request.id(),
                    new JSONRPCError(
                            McpSchema.ErrorCodes.INVALID_PARAMS, "The params are not what this method takes.", null));
        }
    }

    private List<SyncToolSpecification> tools(Turn turn) {
        return toolboxes.stream()
                .flatMap(toolbox -> toolbox.tools(turn).stream())
                .map(usable -> new SyncToolSpecification(
                        usable.tool(),
                        (context, request) ->
                                use(turn, usable, request.arguments() == null ? Map.of() : request.arguments())))
                .toList();
    }

    private static CallToolResult use(Turn turn, Toolbox.Usable usable, Map<String, Object> arguments) {
        try {
            return usable.use().apply(Json.toTree(arguments));
        } catch (Problem problem) {
            return Runs.refused(problem);
        } catch (RuntimeException e) {
            LOG.error("A tool of request {} failed", turn.call().id(), e);
            return Runs.failure("Something went wrong here. Tell us the request's id, "
                    + turn.call().id() + ".");
        }
    }

    private void refuseOtherSites(ApiRequest call) {
        call.header("origin")
                .filter(origin -> !origin.equals(publicUrl.getScheme() + "://" + publicUrl.getAuthority()))
                .ifPresent(origin -> {
                    throw Problem.of(ProblemType.FORBIDDEN, "Pages of other sites may not use this.");
                });
    }

    private static void refuseUnknownVersion(ApiRequest call, List<String> known) {
        call.header("mcp-protocol-version")
                .filter(version -> !known.contains(version))
                .ifPresent(version -> {
                    throw Problem.malformed(
                            "MCP-Protocol-Version is one of " + String.join(", ", known) + ".", List.of());
                });
    }

    private static Duration wait(ApiRequest call) {
        Matcher preference = WAIT.matcher(call.header("prefer").orElse(""));
        Duration asked = preference.find() ? Duration.ofSeconds(Long.parseLong(preference.group(1))) : LONGEST_WAIT;
        return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
    }
}
