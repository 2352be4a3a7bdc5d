/** Runs agents in sessions of the pool. */
@NullMarked
package dev.amplifier.host.agent;

import org.jspecify.annotations.NullMarked;
