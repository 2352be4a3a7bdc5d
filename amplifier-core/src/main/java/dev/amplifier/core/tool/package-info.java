/** Tools that an agent may call, and the workspace that file tools work on. */
@NullMarked
package dev.amplifier.core.tool;

import org.jspecify.annotations.NullMarked;
