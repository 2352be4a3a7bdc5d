/** Runs functions by the clock. */
@NullMarked
package dev.amplifier.local.functions.timer;

import org.jspecify.annotations.NullMarked;
