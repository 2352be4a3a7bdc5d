/** Tools that an agent may call. */
@NullMarked
package dev.amplifier.core.tool;

import org.jspecify.annotations.NullMarked;
