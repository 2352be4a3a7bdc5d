/** A real PostgreSQL in a data folder that survives restarts and crashes. */
@NullMarked
package dev.amplifier.local.postgres;

import org.jspecify.annotations.NullMarked;
