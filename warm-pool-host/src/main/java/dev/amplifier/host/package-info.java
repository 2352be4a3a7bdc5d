/** The always-warm session pool and the functions that run on it. */
@NullMarked
package dev.amplifier.host;

import org.jspecify.annotations.NullMarked;
