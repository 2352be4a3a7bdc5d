/** Hooks: what listens to a session's events, and decides with it what becomes of them. */
@NullMarked
package dev.amplifier.core.hook;

import org.jspecify.annotations.NullMarked;
