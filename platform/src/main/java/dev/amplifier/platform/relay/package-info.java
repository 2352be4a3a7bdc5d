/** The relay: events of executions on their way to browsers, and instructions on their way to hosts. */
@NullMarked
package dev.amplifier.platform.relay;

import org.jspecify.annotations.NullMarked;
