/** Holds what the documentation promises to the tests that it names. */
@NullMarked
package dev.amplifier.local.docs;

import org.jspecify.annotations.NullMarked;
