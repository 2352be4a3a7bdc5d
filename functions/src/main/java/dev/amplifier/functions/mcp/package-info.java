/** The Model Context Protocol: gallery recipes, the caller's webhooks and executions as tools for any MCP client, without sessions. */
@NullMarked
package dev.amplifier.functions.mcp;

import org.jspecify.annotations.NullMarked;
