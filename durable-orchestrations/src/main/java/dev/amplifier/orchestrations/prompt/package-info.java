/** One prompt as a Durable orchestration. */
@NullMarked
package dev.amplifier.orchestrations.prompt;

import org.jspecify.annotations.NullMarked;
