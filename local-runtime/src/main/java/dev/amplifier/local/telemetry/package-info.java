/** Telemetry on a laptop: takes the spans that a collector would get and shows them as traces and latencies, live. */
@NullMarked
package dev.amplifier.local.telemetry;

import org.jspecify.annotations.NullMarked;
