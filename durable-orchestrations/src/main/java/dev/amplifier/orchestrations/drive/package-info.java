/** Drives deterministic work on a Durable orchestration: activities, timers, control events, time limit, continue-as-new. */
@NullMarked
package dev.amplifier.orchestrations.drive;

import org.jspecify.annotations.NullMarked;
