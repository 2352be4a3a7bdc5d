/** The files that one execution's agents, tools and commands work on. */
@NullMarked
package dev.amplifier.core.workspace;

import org.jspecify.annotations.NullMarked;
