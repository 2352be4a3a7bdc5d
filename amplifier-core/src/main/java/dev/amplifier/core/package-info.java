/** What all of the language and the kernel share. */
@NullMarked
package dev.amplifier.core;

import org.jspecify.annotations.NullMarked;
