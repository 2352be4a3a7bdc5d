/** The session kernel: sessions, turns and what happens inside them. */
@NullMarked
package dev.amplifier.core.session;

import org.jspecify.annotations.NullMarked;
