/** Where programs of strangers run: the adapters of the sandbox port. */
@NullMarked
package dev.amplifier.host.sandbox;

import org.jspecify.annotations.NullMarked;
