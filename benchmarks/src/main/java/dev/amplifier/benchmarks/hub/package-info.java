/** Durable steps: our task hub, and its peers doing the same work. */
@NullMarked
package dev.amplifier.benchmarks.hub;

import org.jspecify.annotations.NullMarked;
