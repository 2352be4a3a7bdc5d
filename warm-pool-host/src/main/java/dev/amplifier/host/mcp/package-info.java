/** Tools of remote servers that speak the Model Context Protocol. */
@NullMarked
package dev.amplifier.host.mcp;

import org.jspecify.annotations.NullMarked;
