package dev.amplifier.host.mcp;

import dev.amplifier.core.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A server that this host may ask.
 *
 * @param name how bundles call it: lower case letters, digits and hyphens
 * @param address where it speaks streamable HTTP
 * @param token what it wants as bearer token, if anything
 */
public record McpServer(String name, URI address, Optional<Secret> token) {}
