/** Recipes and prompts as Durable orchestrations. */
@NullMarked
package dev.amplifier.orchestrations;

import org.jspecify.annotations.NullMarked;
