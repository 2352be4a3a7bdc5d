/** Telemetry: what happened, as named events with properties and measurements, never with a user's words. */
@NullMarked
package dev.amplifier.platform.telemetry;

import org.jspecify.annotations.NullMarked;
