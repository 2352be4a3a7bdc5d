/** A recipe as a Durable orchestration. */
@NullMarked
package dev.amplifier.orchestrations.recipe;

import org.jspecify.annotations.NullMarked;
