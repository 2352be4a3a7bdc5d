/** Wiring: the one place that names adapters, and the injector that hands the triggers to the Functions worker. */
@NullMarked
package dev.amplifier.functions.wiring;

import org.jspecify.annotations.NullMarked;
