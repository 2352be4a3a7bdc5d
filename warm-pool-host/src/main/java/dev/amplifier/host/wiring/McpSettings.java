package dev.amplifier.host.wiring;

import dev.amplifier.core.secret.Secret;
import dev.amplifier.host.mcp.McpServer;
import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The MCP servers that this host may ask. */
final class McpSettings {

    private static final String SERVERS =
            "name=address,name=address,… with names of lower case letters, digits and hyphens and https addresses with a path (http for"
                    + " localhost only)";
    private static final String TOKENS = "name=token,name=token,… for names that MCP_SERVERS has";

    private McpSettings() {}

    /** Reads {@code MCP_SERVERS} and {@code MCP_TOKENS}; no servers without them. */
    static List<McpServer> read(SettingsReader reader) {
        Map<String, URI> addresses =
                reader.parsed("MCP_SERVERS", Map.of(), SERVERS, text -> pairs(text, McpSettings::address));
        Map<String, Secret> tokens = reader.parsed("MCP_TOKENS", Map.of(), TOKENS, text -> {
            Map<String, Secret> read = pairs(text, Secret::of);
            if (!addresses.keySet().containsAll(read.keySet())) {
                throw new IllegalArgumentException("a token without a server");
            }
            return read;
        });
        return addresses.entrySet().stream()
                .map(server -> new McpServer(
                        server.getKey(), server.getValue(), Optional.ofNullable(tokens.get(server.getKey()))))
                .toList();
    }

    private static <T> Map<String, T> pairs(String text, Function<String, T> value) {
        Map<String, T> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length != 2
                    || !parts[0].matches("[a-z0-9-]{1,30}")
                    || pairs.put(parts[0], value.apply(parts[1])) != null) {
                throw new IllegalArgumentException("not a pair, or twice");
            }
        }
        return pairs;
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        String host = address.getHost();
        boolean local = "http".equals(address.getScheme()) && ("localhost".equals(host) || "127.0.0.1".equals(host));
        boolean plain = address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawPath().length() > 1;
        if (host == null || !plain || !(local || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException("not an address");
        }
        return address;
    }
}
