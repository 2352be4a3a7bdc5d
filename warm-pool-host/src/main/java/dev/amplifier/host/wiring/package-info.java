/** The one graph of objects of this function app. */
@NullMarked
package dev.amplifier.host.wiring;

import org.jspecify.annotations.NullMarked;
