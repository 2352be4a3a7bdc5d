/** Thin HTTP triggers. */
@NullMarked
package dev.amplifier.functions;

import org.jspecify.annotations.NullMarked;
