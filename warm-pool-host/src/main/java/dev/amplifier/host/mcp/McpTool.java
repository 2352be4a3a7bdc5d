package dev.amplifier.host.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.host.mcp.McpConnection.McpException;
import dev.amplifier.platform.contract.Json;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;

/** A tool of a remote server. What the server says is bounded. */
final class McpTool implements Tool {

    private static final int SHOWN_CHARACTERS = 50_000;

    private final String name;
    private final String remoteName;
    private final String description;
    private final ObjectNode schema;
    private final McpConnection connection;

    McpTool(String name, String remoteName, String description, ObjectNode schema, McpConnection connection) {
        this.name = name;
        this.remoteName = remoteName;
        this.description = description;
        this.schema = schema;
        this.connection = connection;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public ObjectNode inputSchema() {
        return schema.deepCopy();
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        if (!(input instanceof ObjectNode object)) {
            return ToolResult.error("the input must be an object");
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> arguments = Json.mapper().convertValue(object, Map.class);
        try {
            return connection.with(
                    context.cancellation(),
                    client -> result(client.callTool(McpSchema.CallToolRequest.builder(remoteName)
                            .arguments(arguments)
                            .build())));
        } catch (McpException e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    private static ToolResult result(McpSchema.CallToolResult result) {
        StringBuilder text = new StringBuilder();
        for (McpSchema.Content content : result.content()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(
                    content instanceof McpSchema.TextContent said
                            ? said.text()
                            : "[" + content.type() + " is left out: only text is shown]");
            if (text.length() > SHOWN_CHARACTERS) {
                text.setLength(SHOWN_CHARACTERS);
                text.append("\n… cut");
                break;
            }
        }
        return new ToolResult(text.toString(), Boolean.TRUE.equals(result.isError()));
    }
}
