/** Where shell commands run. */
@NullMarked
package dev.amplifier.host.sandbox;

import org.jspecify.annotations.NullMarked;
