/** The events of a step that is being run: numbered, joined, relayed, and kept as far as they are worth keeping. */
@NullMarked
package dev.amplifier.orchestrations.stream;

import org.jspecify.annotations.NullMarked;
