/** Orchestrations that an earlier version began, and this one ends. */
@NullMarked
package dev.amplifier.local.upgrade;

import org.jspecify.annotations.NullMarked;
