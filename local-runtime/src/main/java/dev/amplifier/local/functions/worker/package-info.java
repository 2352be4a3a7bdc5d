/** Runs functions as the Java worker does: the same conversions, the same middleware, the same words for errors. */
@NullMarked
package dev.amplifier.local.functions.worker;

import org.jspecify.annotations.NullMarked;
