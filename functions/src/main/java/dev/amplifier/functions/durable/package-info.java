/** The task hub, reached through the Durable client and the host's management endpoints. */
@NullMarked
package dev.amplifier.functions.durable;

import org.jspecify.annotations.NullMarked;
