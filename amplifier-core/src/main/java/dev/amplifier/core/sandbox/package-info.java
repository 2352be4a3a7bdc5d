/** The port to closed rooms in which programs of strangers run. */
@NullMarked
package dev.amplifier.core.sandbox;

import org.jspecify.annotations.NullMarked;
