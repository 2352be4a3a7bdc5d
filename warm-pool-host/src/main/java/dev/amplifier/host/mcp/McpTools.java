package dev.amplifier.host.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.host.mcp.McpConnection.McpException;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tool module {@code tool-mcp}: its config's {@code servers}, a list of names or an object by name, picks from the servers that this host may
 * ask; addresses in a bundle are not looked at. A server that cannot be asked has no tools, and is asked again after a while. Safe for use by
 * several threads.
 */
public final class McpTools implements ToolModules {

    private static final Logger LOG = LoggerFactory.getLogger(McpTools.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST_TOOLS = 64;
    private static final int MOST_SCHEMA = 20_000;
    private static final int MOST_DESCRIPTION = 1_000;

    private final Map<String, McpServer> servers = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final Duration patience;
    private final InstantSource clock;

    private record Offer(List<Tool> tools, Instant since) {}

    /**
     * The tools of these servers.
     *
     * @param patience most time of a listing or a call
     */
    public McpTools(List<McpServer> servers, Duration patience, InstantSource clock) {
        servers.forEach(server -> this.servers.put(server.name(), server));
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public List<Tool> of(Bundle.Module module) {
        return module.name().equals("tool-mcp")
                ? picked(module.config().path("servers")).stream()
                        .flatMap(server -> tools(server).stream())
                        .toList()
                : List.of();
    }

    private List<McpServer> picked(JsonNode config) {
        Set<String> names = new LinkedHashSet<>();
        config.fieldNames().forEachRemaining(names::add);
        config.forEach(name -> names.add(name.asText()));
        return names.stream()
                .map(servers::get)
                .flatMap((@Nullable McpServer server) -> Optional.ofNullable(server).stream())
                .toList();
    }

    private List<Tool> tools(McpServer server) {
        Instant now = clock.instant();
        return offers.compute(
                        server.name(),
                        (name, known) ->
                                known != null && known.since().plus(FRESH).isAfter(now)
                                        ? known
                                        : new Offer(ask(server), now))
                .tools();
    }

    private List<Tool> ask(McpServer server) {
        McpConnection connection = new McpConnection(server, patience);
        try {
            return connection.with(new Cancellation(), client -> listed(client, server, connection));
        } catch (McpException e) {
            LOG.warn("No tools of an MCP server: {}", e.getMessage());
            return List.of();
        }
    }

    private static List<Tool> listed(McpSyncClient client, McpServer server, McpConnection connection) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        for (McpSchema.Tool tool : client.listTools().tools()) {
            if (tools.size() < MOST_TOOLS) {
                adapted(tool, server, connection).ifPresent(adapted -> tools.putIfAbsent(adapted.name(), adapted));
            }
        }
        return List.copyOf(tools.values());
    }

    private static Optional<Tool> adapted(McpSchema.Tool tool, McpServer server, McpConnection connection) {
        JsonNode schema = Json.toTree(tool.inputSchema());
        if (!(schema instanceof ObjectNode object) || object.toString().length() > MOST_SCHEMA) {
            return Optional.empty();
        }
        String name = ("mcp_" + server.name() + "_" + tool.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]", "_");
        String said = Optional.ofNullable(tool.description()).orElse("");
        String description = said.substring(0, Math.min(said.length(), MOST_DESCRIPTION));
        return Optional.of(new McpTool(
                name.substring(0, Math.min(name.length(), 64)), tool.name(), description, object, connection));
    }
}
