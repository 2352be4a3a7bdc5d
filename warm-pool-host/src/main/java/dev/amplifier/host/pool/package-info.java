/** The always-warm pool: sessions that are ready before they are asked for. */
@NullMarked
package dev.amplifier.host.pool;

import org.jspecify.annotations.NullMarked;
